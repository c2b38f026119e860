package qadam.walk;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How a person works a page: with a pointer, or with the keyboard alone. */
interface Hands {
    void press(Locator target);

    void fill(Locator field, String text);

    /** Ticks a checkbox or chooses a radio button. */
    void choose(Locator input);

    /** Chooses the list's entry with this value. */
    void select(Locator list, String value);

    /** With mouse or finger. */
    final class Pointer implements Hands {
        @Override
        public void press(Locator target) {
            target.click();
        }

        @Override
        public void fill(Locator field, String text) {
            field.fill(text);
        }

        @Override
        public void choose(Locator input) {
            input.check();
        }

        @Override
        public void select(Locator list, String value) {
            list.selectOption(value);
        }
    }

    /** With Tab, arrows, Space and Enter; fails when something cannot be reached that way. */
    final class Keyboard implements Hands {
        private static final int MOST_TABS = 250;
        private final Page page;

        Keyboard(Page page) {
            this.page = page;
        }

        @Override
        public void press(Locator target) {
            reach(target);
            page.keyboard().press("Enter");
        }

        @Override
        public void fill(Locator field, String text) {
            reach(field);
            page.keyboard().press("Control+A");
            page.keyboard().type(text);
        }

        @Override
        public void choose(Locator input) {
            if (input.isChecked()) {
                return;
            }
            if ("checkbox".equals(input.getAttribute("type"))) {
                reach(input);
                page.keyboard().press("Space");
            } else {
                chooseRadio(input);
            }
        }

        private void chooseRadio(Locator input) {
            Locator group = input.locator("xpath=ancestor::fieldset[1]").locator("input[type=radio]");
            for (int i = 0; i < MOST_TABS && !(Boolean) group.evaluateAll("all => all.includes(document.activeElement)"); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Space");
            for (int i = 0; i < 10 && !input.isChecked(); i++) {
                page.keyboard().press("ArrowDown");
            }
            if (!input.isChecked()) {
                throw new AssertionError("the keyboard cannot choose " + input);
            }
        }

        @Override
        public void select(Locator list, String value) {
            reach(list);
            page.keyboard().press("Home");
            for (int i = 0; i < 30 && !value.equals(list.inputValue()); i++) {
                page.keyboard().press("ArrowDown");
            }
            if (!value.equals(list.inputValue())) {
                throw new AssertionError("the keyboard cannot select " + value + " in " + list);
            }
        }

        private void reach(Locator target) {
            target.waitFor();
            for (int i = 0; i < MOST_TABS; i++) {
                if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("Tab does not reach " + target + " on " + page.url());
        }
    }
}
