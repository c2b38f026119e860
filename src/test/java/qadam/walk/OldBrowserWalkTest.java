package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.OldBrowser;
import qadam.world.SealedBank;
import qadam.world.Server;

/** Lesson, practice and exam on old devices: with our script from Chrome 80 on, by plain pages before, and never half of it. */
class OldBrowserWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final String LESSON = "/en/courses/ai-for-everyone/ai-around-you";
    private static Server server;

    @BeforeAll
    static void open() {
        server = Server.process();
        server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void chrome_80_completes_lesson_practice_and_exam_with_script() {
        try (BrowserContext context = OldBrowser.chrome80(Browsers.phone("kk"))) {
            Page page = context.newPage();
            List<String> errors = errors(page);
            walk(page, "kk", true);
            assertThat((List<?>) page.evaluate("takenAway")).hasSizeGreaterThan(300);
            assertThat(page.evaluate("typeof crypto.randomUUID + typeof structuredClone + typeof [].at + typeof document.body.replaceChildren"))
                .isEqualTo("undefined".repeat(4));
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void the_same_where_nothing_can_be_stored() {
        try (BrowserContext context = OldBrowser.refusingStorage(OldBrowser.chrome80(Browsers.phone("ru")))) {
            Page page = context.newPage();
            List<String> errors = errors(page);
            walk(page, "ru", true);
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void a_browser_before_chrome_80_completes_them_by_plain_pages_and_runs_none_of_our_script() {
        try (BrowserContext context = OldBrowser.beforeChrome80(Browsers.phone("en"))) {
            Page page = context.newPage();
            walk(page, "en", false);
            page.navigate(server.origin() + LESSON);
            assertThat(page.locator("section.practice form").count()).isZero();
        }
    }

    private static void walk(Page page, String language, boolean script) {
        Journey journey = new Journey(server, page, new Hands.Pointer(), language, script, seen -> { });
        journey.fromHomeToTheFirstLesson();
        journey.practise();
        journey.signUp("old-" + language, PASSWORD);
        journey.steps(1);
        journey.startExam();
        journey.answerAll();
        journey.handIn();
        assertThat(page.locator(".big-number").innerText()).matches("18\\D+18.*");
    }

    /** Whatever of these is missing, the page is the very one that was sent: links to practice, nothing that needs script. */
    @ParameterizedTest
    @ValueSource(strings = {"fetch", "FormData", "HTMLTemplateElement", "URLSearchParams", "crypto"})
    void a_browser_that_lacks_what_we_need_keeps_the_plain_page(String missing) {
        try (BrowserContext context = Browsers.phone("en")) {
            context.addInitScript("Object.defineProperty(window, '" + missing + "', { value: undefined })");
            Page page = context.newPage();
            List<String> errors = errors(page);
            page.navigate(server.origin() + LESSON);
            assertThat(page.locator("[data-practice-link] a").count()).isEqualTo(page.locator("section.practice").count()).isPositive();
            assertThat(page.locator("section.practice form, [data-print]:visible").count()).isZero();
            assertThat(errors).isNotEmpty().allMatch(error -> error.contains("the pages without script"));
        }
    }

    private static List<String> errors(Page page) {
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        return errors;
    }
}
