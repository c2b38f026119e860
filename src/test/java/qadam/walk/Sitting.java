package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One attempt in a browser: what was given, what the screen calls saved, and what the server has. */
final class Sitting {
    static final int QUESTIONS = 18;
    private static final double PATIENCE_MILLIS = 60_000;
    /** A form's answer as text, and all the answers that the server holds, read from a fresh copy of the page. */
    private static final String ANSWER = """
        form => [...new FormData(form)].filter(([name, value]) => !['csrf', 'item', 'sequence', 'step'].includes(name) && value !== '')
            .map(pair => pair.join('=')).sort().join('&')""";
    private static final String STORED = """
        async path => {
            const page = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
            const places = [page, ...[...page.querySelectorAll('template')].map(template => template.content)];
            const forms = places.flatMap(place => [...place.querySelectorAll('form[data-response]')]);
            return Object.fromEntries(forms.map(form => [form.dataset.number, (%s)(form)]));
        }""".formatted(ANSWER);
    private static final String MARKED = """
        sign => [...document.querySelectorAll('nav [data-go]')]
            .filter(link => link.querySelector('[data-mark]').textContent.includes(sign)).map(link => Number(link.dataset.go))""";

    private final Page page;
    private final Answers answers = new Answers(new Hands.Pointer());
    private final String address;
    private final Map<Integer, String> given = new TreeMap<>();

    Sitting(Page page) {
        this.page = page;
        this.address = page.url().replaceFirst("\\?.*", "");
        page.onDialog(dialog -> dialog.accept());
    }

    String address() {
        return address;
    }

    /** Answers the question rightly and goes on at once, without waiting for anything. */
    void give(int number) {
        show(number);
        answers.giveRight(form().locator("fieldset"));
        form().locator("input, select").last().dispatchEvent("change");   // a text field is otherwise taken a second later
        given.put(number, answer());
    }

    void giveAndWait(int number) {
        give(number);
        waitUntilSaved(List.of(number));
    }

    void giveTheRest() {
        for (int number = given.size() + 1; number <= QUESTIONS; number++) {
            give(number);
        }
        waitUntilSaved(given.keySet());
    }

    private void show(int number) {
        page.locator("nav [data-go='" + number + "']").click();
        page.locator("form[data-number='" + number + "']").waitFor();
    }

    private Locator form() {
        return page.locator("[data-desk] form[data-response]");
    }

    private String answer() {
        return (String) form().evaluate(ANSWER);
    }

    /** Questions whose last answer the screen calls saved. */
    List<Integer> shownAsSaved() {
        return marked("✓");
    }

    List<Integer> shownAsWaiting() {
        return marked("…");
    }

    @SuppressWarnings("unchecked")
    private List<Integer> marked(String sign) {
        return (List<Integer>) page.evaluate(MARKED, sign);
    }

    void waitUntilSaved(Iterable<Integer> numbers) {
        page.waitForCondition(() -> containsAll(shownAsSaved(), numbers), new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static boolean containsAll(List<Integer> all, Iterable<Integer> some) {
        for (Integer one : some) {
            if (!all.contains(one)) {
                return false;
            }
        }
        return true;
    }

    void reload() {
        page.navigate(address);
        form().waitFor();
    }

    /** The server, asked anew and without the browser's outbox, has each of these answers as it was given. */
    @SuppressWarnings("unchecked")
    void assertStored(Iterable<Integer> numbers) {
        Map<String, String> stored = (Map<String, String>) page.evaluate(STORED, address);
        numbers.forEach(number -> assertThat(stored.get(number.toString())).as("question %d on the server", number).isEqualTo(given.get(number)));
    }

    /** Every answer ever given stands on the screen again, saved or still waiting. */
    void assertShown() {
        given.forEach((number, answer) -> {
            show(number);
            assertThat(answer()).as("question %d on the screen", number).isEqualTo(answer);
        });
    }

    void assertAllSaved() {
        waitUntilSaved(given.keySet());
        assertStored(given.keySet());
    }
}
