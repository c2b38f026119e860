package qadam.bench.labs;

import com.microsoft.playwright.Page;

/** Hands that have no mouse: they get about a page by Tab and by the keys of what is in focus, as a person does. */
public final class Keyboard {
    private static final int FARTHEST = 400;

    private final Page page;

    public Keyboard(Page page) {
        this.page = page;
    }

    /** Tab until what has the focus is this; backwards when it was passed. @throws AssertionError when the keyboard does not get there */
    public Keyboard to(String selector) {
        for (int i = 0; i < FARTHEST; i++) {
            if ((Boolean) page.evaluate("selector => Boolean(document.activeElement && document.activeElement.matches(selector))", selector)) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("by keyboard nobody gets to " + selector + " on " + page.url());
    }

    /** Goes there and presses Enter. */
    public Keyboard press(String selector) {
        to(selector);
        page.keyboard().press("Enter");
        return this;
    }

    /** Goes there and ticks or chooses by the space bar. */
    public Keyboard choose(String selector) {
        to(selector);
        page.keyboard().press("Space");
        return this;
    }

    /** Goes there and writes over what stands there. */
    public Keyboard write(String selector, String text) {
        to(selector);
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
        return this;
    }

    /** A single key, so many times. */
    public Keyboard key(String key, int times) {
        for (int i = 0; i < times; i++) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Answers each question of the reflection at length, and hands in; waits for the grade. */
    public Keyboard handIn(String words) {
        for (Object name : (java.util.List<?>) page.evaluate("() => [...document.querySelectorAll('[data-hand-in] textarea')].map(field => field.name)")) {
            write("[data-hand-in] textarea[name=\"" + name + "\"]", words);
        }
        press("[data-hand-in-button]");
        page.locator("[data-answer] [data-graded], [data-answer] .notice.bad").waitFor();
        return this;
    }
}
