package qadam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.identity.Visitor;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.LabWork;
import tools.jackson.databind.JsonNode;

/** A lab's page is the same for everybody; one's own work is one's own. */
class LabPagesTest {
    private static final Texts TEXTS = new Texts();
    private static LabSite site;

    @BeforeAll
    static void open() {
        site = new LabSite(Map.of());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.origin() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_labs_page_holds_nothing_of_whoever_asks_and_all_that_its_script_needs(Language language) throws Exception {
        String path = "/" + language.tag() + "/labs/small/beads";
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(site.learner().get(path).body()).isEqualTo(page.body());
        assertThat(page.body()).contains("data-lab=\"beads\"", "data-course=\"small\"", "data-version=\"2\"", "data-kind=\"data\"",
            "data-settings=\"{&#34;beads&#34;:200000,", "<p>String them.</p>", "name=\"why\"", "data-least=\"20\"", "<noscript>", path + "/unplugged",
            TEXTS.text(language, "lab.needs_script")).doesNotContain("<b>\"");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path + "/unplugged").body()).contains("<p>With paper.</p>", TEXTS.text(language, "catalog.lesson.print"));
    }

    @Test
    void ones_own_work_is_shown_to_nobody_else() throws Exception {
        LabWork learner = site.learner();
        learner.open();
        learner.handIn(LabSite.right(learner.seed(), 1), Map.of("why", LabSite.ANSWER));
        HttpResponse<String> own = learner.get("/en/labs/small/beads/work");
        assertThat(own.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(own.body()).contains("100 points of 100", "10 of 10", "Download the receipt");
        assertThat(learner.get("/en/labs").body()).contains("100 points of 100");
        assertThat(site.learner().get("/en/labs/small/beads/work").body()).contains("Nothing has been handed in").doesNotContain("100 points");
        assertThat(get("/en/labs").body()).contains("Beads en").doesNotContain("100 points");
    }

    @Test
    void who_signs_up_brings_their_labs_has_them_in_their_data_and_takes_them_along() throws Exception {
        Visitor visitor = new Visitor(site.port());
        visitor.fill("/kk/sign-up", Map.of("name", "Айгүл", "user", "aigul", "password", "көк аспан 2026"));
        LabWork learner = site.learner().as(visitor.session());
        learner.open();
        JsonNode answer = learner.handIn(LabSite.right(learner.seed(), 1), Map.of("why", LabSite.ANSWER));
        assertThat(answer.has("receipt")).as(answer.toString()).isTrue();
        assertThat(visitor.get("/kk/me").body()).contains("Менің зертханаларым", "Тапсырылған зертхана: 1, өткені: 1");
        assertThat(String.join("", visitor.export("kk").values())).contains("\"labs\"", LabSite.ANSWER, "small@1/beads");
    }

    @Test
    void its_pages_reach_everybody_on_a_phone() throws Exception {
        LabWork learner = site.learner();
        learner.open();
        learner.handIn(LabSite.beads(3, 4), Map.of());
        learner.handIn(LabSite.beads(999), Map.of());
        try (BrowserContext context = Browsers.phone("kk")) {
            Page page = context.newPage();
            for (String path : new String[] {"/kk/labs/small/beads", "/kk/labs/small/beads/unplugged", "/kk/labs/small/beads/work", "/kk/labs"}) {
                page.navigate(site.origin() + path);
                assertThat(Axe.findings(page)).isEmpty();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(path).isTrue();
            }
        }
    }
}
