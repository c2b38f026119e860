package qadam.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qadam.catalog.PreviewedCourses;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.ProgrammeFile;
import qadam.shared.Texts;
import qadam.wordlab.WordLab;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Script;
import qadam.world.ScriptedModel;

/** Айгүл begins to build, in Kazakh and on a phone: a key, a program, the playground, and the word lab. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildWalkTest {
    private ScriptedModel model;
    private GatewaySite site;

    @BeforeAll
    void open() {
        model = ScriptedModel.open().saying(request -> Script.says("<b>Токен</b> — мәтін бөлігі. Температура " + request.path("temperature").asString("") + "."));
        site = new GatewaySite(Optional.of(model), Map.of(), (pages, gateway) -> new WordLab(new PreviewedCourses(Path.of("courses"), ProgrammeFile.read(Path.of("courses")),
            CompetenceFile.read(), new Texts(), InstantSource.system()), gateway::models).routes(pages));
    }

    @AfterAll
    void close() {
        site.close();
        model.close();
    }

    @Test
    void from_the_key_to_the_playground_and_into_the_word_lab() {
        try (BrowserContext context = Browsers.phone("kk")) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + site.port() + "/kk/sign-in?next=/kk/build");
            page.fill("#user", "aigul");
            page.fill("#password", GatewaySite.PASSWORD);
            page.click("main button[type=submit]");
            assertThat(page.locator("h1")).hasText("Тілдік модельмен қолданба жасау");
            page.fill("#label", "телефон");
            page.click("button:has-text('Кілт жасау')");
            assertThat(page.locator(".notice.good code").first()).hasText(Pattern.compile("qk-[A-Za-z0-9_-]{43}"));
            tabs(page);
            plays(page);
            assertThat(Axe.findings(page)).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("nothing is wider than a phone").isTrue();
            words(page);
            assertThat(Axe.findings(page)).isEmpty();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
        }
    }

    private static void tabs(Page page) {
        assertThat(page.locator("#sample-curl")).isVisible();
        page.locator("[role=tab]").first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#sample-python")).isVisible();
        assertThat(page.locator("#sample-curl")).isHidden();
    }

    private static void plays(Page page) {
        page.fill("#prompt", "Токен деген не?");
        page.fill("#temperature", "0.3");
        page.click("[data-play] button[type=submit]");
        assertThat(page.locator("[data-by-model]")).isVisible();
        assertThat(page.locator("[data-answer] [data-text]")).hasText("<b>Токен</b> — мәтін бөлігі. Температура 0.3.");   // markup of a model is text
    }

    private void words(Page page) {
        page.navigate("http://localhost:" + site.port() + "/kk/build/words");
        String before = page.locator("[data-part=draw]").innerText();
        page.fill("#text", "Құлыншағым");
        assertThat(page.locator("[data-part=cut] [role=status]")).containsText("1 сөз бар");
        page.locator("#temperature").press("Home");
        assertThat(page.locator("[data-part=draw]")).not().hasText(before);
        page.click("[data-ask]");
        assertThat(page.locator("[data-at='1']")).containsText("Температура 1");
        assertThat(page.locator("[data-at='0']")).containsText("Температура 0");
    }
}
