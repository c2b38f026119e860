package qadam.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.House;
import qadam.Settings;
import qadam.shared.Language;
import qadam.world.Browsers;
import qadam.world.FixedClock;

/** The teacher's pages through the whole house, on a screen, on a wall and on paper. */
class GuidePagesTest {
    private static final String LESSON = "/teaching/ai-for-everyone/learning-from-examples";
    private static final String OF_NO_GUIDE = "/teaching/ai-for-everyone/no-such-lesson";
    @TempDir
    static Path folder;
    private static House house;
    private static HttpClient browser;

    @BeforeAll
    static void start() {
        house = House.start(new Settings(0, "http://localhost", folder.resolve("data"), null, Path.of("courses"), false, new FixedClock("2026-11-23T09:00:00Z")));
        browser = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        browser.close();
        house.close();
    }

    private static String address(String path) {
        return "http://localhost:" + house.port() + path;
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(address(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_teacher_without_an_account_finds_the_plan_of_a_lesson_and_everything_for_it(Language language) throws Exception {
        String here = "/" + language.tag();
        HttpResponse<String> list = get(here + "/teaching");
        assertThat(list.body()).contains(here + LESSON + "\"", here + LESSON + "/projector", here + LESSON + "/worksheet", here + LESSON + "/plan");
        for (Aid aid : Aid.values()) {
            HttpResponse<String> page = get(here + LESSON + aid.end());
            assertThat(page.statusCode()).as(aid.name()).isEqualTo(200);
            assertThat(page.headers().firstValue("Cache-Control")).as("the same for everybody").contains("no-cache");
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(get(here + "/courses/ai-for-everyone/learning-from-examples").body()).contains(here + LESSON + "\"");
    }

    @Test
    void a_lesson_without_a_guide_has_no_page_and_no_link() throws Exception {
        for (Aid aid : Aid.values()) {
            assertThat(get("/kk" + OF_NO_GUIDE + aid.end()).statusCode()).isEqualTo(404);
            assertThat(get("/kk/teaching/no-such-course/learning-from-examples" + aid.end()).statusCode()).isEqualTo(404);
        }
        assertThat(get("/kk/teaching").body()).doesNotContain("no-such");
    }

    @Test
    void the_line_of_the_lesson_is_forty_minutes_long() throws Exception {
        String page = get("/kk" + LESSON).body();
        List<String> ticks = Pattern.compile("class=\"tick\"[^>]*>(\\d+)<").matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(ticks).startsWith("0").endsWith("40").hasSize(7);
    }

    @Test
    void the_wall_is_turned_by_keys_and_stays_where_it_was_when_loaded_again() {
        try (BrowserContext desktop = Browsers.desktop("kk")) {
            Page wall = desktop.newPage();
            wall.navigate(address("/kk" + LESSON + "/projector"));
            assertThat(wall.locator(".screen:visible")).satisfies(one -> assertThat(one.count()).isEqualTo(1));
            wall.keyboard().press("PageDown");   // what a clicker sends
            wall.keyboard().press("ArrowRight");
            wall.keyboard().press("Space");
            assertThat(wall.locator("[data-status]").textContent()).isEqualTo("4 / 6");
            wall.keyboard().press("ArrowLeft");
            assertThat(wall.locator(".screen:visible h2").textContent()).isEqualTo("Сызығыңыз қай жерде?");
            wall.keyboard().press("b");
            assertThat(wall.locator("body.dark-wall").count()).isEqualTo(1);
            wall.keyboard().press("ArrowRight");   // the first key brings the light back
            assertThat(wall.locator("[data-status]").textContent()).isEqualTo("3 / 6");
            wall.reload();
            assertThat(wall.locator("[data-status]").textContent()).isEqualTo("3 / 6");
            wall.keyboard().press("End");
            assertThat(wall.locator("[data-next]").isDisabled()).isTrue();
        }
    }

    @Test
    void without_script_all_screens_stand_on_one_page() {
        try (BrowserContext plain = Browsers.withoutScript("ru")) {
            Page wall = plain.newPage();
            wall.navigate(address("/ru" + LESSON + "/projector"));
            assertThat(wall.locator(".screen:visible").count()).isEqualTo(6);
            assertThat(wall.locator("button:visible").count()).isZero();
        }
    }

    @Test
    void on_paper_the_answers_have_a_page_of_their_own_and_the_plan_fits_two_sheets() throws Exception {
        try (BrowserContext desktop = Browsers.desktop("kk")) {
            List<String> worksheet = printed(desktop, "/kk" + LESSON + "/worksheet");
            assertThat(worksheet).hasSize(2);
            assertThat(worksheet.getFirst()).contains("Аты-жөні").doesNotContain("Жауаптары");
            assertThat(worksheet.getLast()).contains("Жауаптары").doesNotContain("Аты-жөні");
            List<String> plan = printed(desktop, "/kk" + LESSON + "/plan");
            assertThat(plan).hasSize(2);
            assertThat(String.join(" ", plan).replaceAll("\\s+", " ")).contains("Қысқа мерзімді (сабақ) жоспары", "Бөлім", "Күні", "Сынып:", "Қатысушылар саны:",
                "Қатыспағандар саны:", "Сабақтың тақырыбы", "Сабақтың мақсаты", "Педагогтің әрекеті", "Оқушының әрекеті", "Бағалау", "Ресурстар", "36–40 минут")
                .doesNotContain("Басып шығару");
        }
    }

    /** The text of each sheet, as Chromium prints it on A4. */
    private static List<String> printed(BrowserContext context, String path) throws IOException {
        Page page = context.newPage();
        page.navigate(address(path));
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true));
        List<String> sheets = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int number = 1; number <= document.getNumberOfPages(); number++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(number);
                text.setEndPage(number);
                sheets.add(new String(text.getText(document).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            }
        }
        return sheets;
    }
}
