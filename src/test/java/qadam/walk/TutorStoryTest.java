package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Texts;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Nu;
import qadam.world.Scope;
import qadam.world.Script;
import qadam.world.ScriptedModel;
import qadam.world.SealedBank;
import qadam.world.Server;

/** Somebody asks beside a lesson: first without a model, then with one, then during their exam. */
class TutorStoryTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final String LESSON = "/courses/ai-for-everyone/privacy-and-personal-data";
    private static final Texts TEXTS = new Texts();

    private static java.util.stream.Stream<String> languages() {
        return Scope.languagesOr("kk");
    }

    private static String text(String language, String key) {
        return TEXTS.text(qadam.shared.Language.of(language).orElseThrow(), key);
    }

    private static String question(String language) {
        return Map.of("kk", "Жеке деректерімді қалай қорғаймын?", "ru", "Как защитить мои персональные данные?", "en", "How do I protect my personal data?").get(language);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void from_excerpts_to_an_answer_to_the_exams_silence(String language) throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (ScriptedModel model = ScriptedModel.open(); Server server = Server.with("--model", model.url())) {
            server.command("import", "items", SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone");
            model.saying(request -> quoting(request.get("messages").get(request.get("messages").size() - 1).get("content").asString(), read));
            visitor(server, language);
            try (BrowserContext context = Browsers.desktop(language)) {
                Journey journey = new Journey(server, context.newPage(), new Hands.Pointer(), language, true, page -> { });
                journey.signUp("aigul", PASSWORD);
                accept(journey, server, language);
                asks(journey.page(), server, language, read);
                afterwards(journey.page(), language);
                duringAnExam(journey, server, language);
            }
            assertThat(model.requests()).hasSize(1);
            assertThat(model.allAsked()).doesNotContain("aigul").doesNotContain("Айгүл");
        }
    }

    /** The first sentence of the first passage, as a good model would cite it; the rest only when the first has been read. */
    private static Script quoting(String asked, CountDownLatch read) {
        String passage = asked.substring(asked.indexOf("[1]")).split("\n")[1];
        String sentence = passage.split("(?<=[.!?])\\s")[0];
        return Script.says(sentence + " [1: \"" + sentence + "\"] ").thenSays("… ").thenWaits(read).thenSays("<script>document.body.remove()</script> ");
    }

    private static void ask(Page page, String box, String language) {
        page.locator(box).fill(question(language));
        page.locator("form:has(" + box + ") button").first().click();
    }

    /** On a phone, without an account: passages with their places, beside the lesson, and a word on who wrote them. */
    private static void visitor(Server server, String language) {
        try (BrowserContext context = Browsers.phone(language)) {
            Page page = context.newPage();
            page.navigate(server.origin() + "/" + language + LESSON);
            ask(page, "#beside-q", language);
            page.locator(".places li").first().waitFor();
            assertThat(page.url()).endsWith(LESSON);
            assertThat(page.locator("[data-tutor]").innerText()).contains(text(language, "tutor.excerpts"), text(language, "tutor.excerpts.mark"));
            assertThat(page.locator(".places mark").count()).isPositive();
            assertThat(page.locator(".places a").first().getAttribute("href")).startsWith("/" + language + "/courses/ai-for-everyone/");
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
        }
        try (BrowserContext context = Browsers.withoutScript(language)) {
            Page page = context.newPage();
            page.navigate(server.origin() + "/" + language + LESSON);
            ask(page, "#beside-q", language);
            assertThat(page.url()).contains("/" + language + "/tutor?course=ai-for-everyone");
            assertThat(page.locator(".places li").count()).isPositive();
        }
    }

    private static void accept(Journey journey, Server server, String language) {
        Page page = journey.page();
        page.navigate(server.origin() + "/" + language + "/tutor");
        assertThat(page.locator("[data-tutor]").innerText()).contains(text(language, "tutor.why.notice_first"));
        page.locator("a[href$='/tutor/notice']").click();
        page.locator("input[name=grown_up]").check();
        page.locator("form:has(input[name=grown_up]) button").click();
        page.waitForLoadState();
    }

    private static void asks(Page page, Server server, String language, CountDownLatch read) {
        page.navigate(server.origin() + "/" + language + LESSON);
        ask(page, "#beside-q", language);
        page.locator(".source-card q").waitFor();
        assertThat(page.locator("[data-stop]").isVisible()).as("it comes while the model still speaks").isTrue();
        read.countDown();
        page.locator("[data-opinion]").waitFor();
        assertThat(page.url()).endsWith(LESSON);
        assertThat(page.locator(".line.cited").count()).isOne();
        assertThat(page.locator("main").count()).as("what the model said has run").isOne();
        assertThat(page.locator("[data-tutor]").innerText()).contains(text(language, "tutor.ai"), ScriptedModel.ID);
        assertThat(Axe.findings(page)).isEmpty();
    }

    /** The answer has an address of its own, says whether it helped, and is reported. */
    private static void afterwards(Page page, String language) {
        String report = page.locator(".tools a").getAttribute("href");
        page.locator("[data-opinion] button").first().click();
        page.getByText(text(language, "tutor.thanks.opinion")).waitFor();
        page.navigate(page.url().substring(0, page.url().indexOf("/", 8)) + report);
        assertThat(Axe.findings(page)).isEmpty();
        assertThat(Nu.errors(Map.of("report", page.content()))).isEmpty();
        page.check("input[value=WRONG]");
        page.locator("form:has(textarea[name=note]) button").click();
        page.getByText(text(language, "tutor.thanks.report")).waitFor();
        assertThat(page.locator(".source-card").count()).isOne();
        assertThat(Axe.findings(page)).isEmpty();
        assertThat(Nu.errors(Map.of("answer", page.content()))).isEmpty();
    }

    private static void duringAnExam(Journey journey, Server server, String language) {
        journey.startExam();
        try (BrowserContext phone = Browsers.phone(language)) {
            Page page = phone.newPage();
            page.navigate(server.origin() + "/" + language + "/sign-in");
            page.fill("input[name=user]", "aigul");
            page.fill("input[name=password]", PASSWORD);
            page.locator("form:has(input[name=password]) button[type=submit]").click();
            page.waitForURL("**/me");
            page.navigate(server.origin() + "/" + language + LESSON);
            ask(page, "#beside-q", language);
            page.locator(".problem .lead").waitFor();
            assertThat(page.locator(".problem .lead").innerText()).contains(text(language, "tutor.problem.exam_open").split("[{]")[0].split(",")[0]);
            assertThat(page.locator(".places, .source-card").count()).isZero();
        }
    }
}
