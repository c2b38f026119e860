package qadam.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.House;
import qadam.Settings;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.RealCourse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and its JSON through the whole house, over the course that the repository ships. */
class SearchPagesTest {
    private static final Texts TEXTS = new Texts();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern PASSAGE = Pattern.compile("<li><a href=\"(/[^\"#]+)(?:#([^\"]+))?\">");
    private static House house;

    @BeforeAll
    static void start() {
        house = open(Limits.USUAL);
    }

    private static House open(Limits limits) {
        return House.start(new Settings(0, "http://localhost", Databases.data(), null, Path.of("courses"), false, new FixedClock("2026-11-23T09:00:00Z")).within(limits));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static String encoded(String question) {
        return URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> page(Language language, String question) {
        return get(house, "/" + language.tag() + "/search?q=" + encoded(question), language);
    }

    private static HttpResponse<String> api(Language language, String question) {
        return get(house, "/api/search?language=" + language.tag() + "&q=" + encoded(question), language);
    }

    private static HttpResponse<String> get(House house, String path, Language wished) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path)).header("Accept-Language", wished.tag()).build(),
                HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<JsonNode> results(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).get("results").valueStream().toList();
    }

    @ParameterizedTest
    @CsvSource({"KK, жеке деректерді қорғау", "KK, жеке деректерди коргау", "KK, jeke derekterdi qorgau", "RU, как защитить персональные данные", "EN, protecting personal data"})
    void a_question_leads_to_the_passage_in_each_language_however_it_is_typed(Language language, String question) {
        HttpResponse<String> answer = page(language, question);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<html lang=\"" + language.tag() + "\"", "<h2><a href=\"/" + language.tag() + "/courses/ai-for-everyone/privacy-and-personal-data\">",
            "<mark>", RealCourse.read().title().in(language));
        assertThat(results(api(language, question))).isNotEmpty().anySatisfy(found ->
            assertThat(found.get("address").asString()).startsWith("/" + language.tag() + "/courses/ai-for-everyone/privacy-and-personal-data"));
    }

    @Test
    void the_json_is_as_it_was_promised() {
        List<JsonNode> results = results(api(Language.KK, "дипфейк"));
        assertThat(results).hasSizeBetween(1, 20).allSatisfy(found -> {
            assertThat(found.propertyNames()).containsExactlyInAnyOrder("address", "lesson", "passage", "score");
            assertThat(found.get("passage").asString()).isNotBlank();
            assertThat(found.get("score").isNumber()).isTrue();
        });
        assertThat(results(api(Language.KK, "zzzzzzzz"))).isEmpty();
        assertThat(results(get(house, "/api/search?q=deepfake", Language.EN)).getFirst().get("address").asString()).startsWith("/en/");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_address_leads_to_a_part_that_is_there(Language language) {
        Matcher passage = PASSAGE.matcher(page(language, language == Language.EN ? "model data" : "модель дерек данные").body());
        int parts = 0;
        while (passage.find()) {
            HttpResponse<String> lesson = get(house, passage.group(1), language);
            assertThat(lesson.statusCode()).isEqualTo(200);
            if (passage.group(2) != null) {
                parts++;
                assertThat(lesson.body()).contains(" id=\"" + passage.group(2) + "\"");
            }
        }
        assertThat(parts).isPositive();
    }

    @Test
    void a_term_is_found_by_its_other_names_and_the_page_says_so() {
        assertThat(page(Language.KK, "AI").body()).contains("Мына атаулары да ізделді: жасанды интеллект", "<mark>ЖИ</mark>");
        assertThat(page(Language.KK, "сынып тақтасы").body()).doesNotContain("Мына атаулары да ізделді");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void without_a_question_or_a_result_the_page_says_what_to_do(Language language) {
        HttpResponse<String> empty = get(house, "/" + language.tag() + "/search", language);
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).contains("role=\"search\"", TEXTS.text(language, "search.example.first")).doesNotContain("class=\"error\"");
        HttpResponse<String> nothing = page(language, "zzzzzzzz");
        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(nothing.body()).contains(TEXTS.text(language, "search.nothing", Map.of("question", "zzzzzzzz")), TEXTS.text(language, "search.try.spelling"),
            "/search?q=zzzzzzzz\" hreflang");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_cannot_be_searched_for_is_refused_in_words(Language language) {
        assertRefused(language, "x".repeat(201), "too_long", TEXTS.text(language, "search.problem.too_long", Map.of("most", 200)));
        assertRefused(language, "a\u0000b", "unreadable", TEXTS.text(language, "search.problem.unreadable"));
        HttpResponse<String> none = api(language, " ");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("\"problem\":\"no_question\"", TEXTS.text(language, "search.problem.no_question"));
        HttpResponse<String> unknown = get(house, "/api/search?q=a&language=de", language);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("\"problem\":\"unknown_language\"", TEXTS.text(language, "search.problem.unknown_language"));
    }

    private static void assertRefused(Language language, String question, String problem, String words) {
        assertThat(page(language, question).statusCode()).isEqualTo(400);
        assertThat(page(language, question).body()).contains("<p class=\"error\" id=\"q-error\">" + words).doesNotContain("\u0000");
        assertThat(api(language, question).statusCode()).isEqualTo(400);
        assertThat(api(language, question).body()).contains("\"problem\":\"" + problem + "\"", words);
    }

    /** What the server reads of an address at all has an end before ours. */
    @Test
    void a_question_of_100_kilobytes_is_refused() {
        assertThat(page(Language.KK, "x".repeat(100_000)).statusCode()).isIn(400, 414, 431);
        assertThat(api(Language.KK, "x".repeat(100_000)).statusCode()).isIn(400, 414, 431);
        assertThat(page(Language.KK, "дипфейк").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'--", "{question}", "model<b>", "a&lt;b"})
    void html_and_signs_in_a_question_stay_words(String question) {
        for (Language language : Language.values()) {
            HttpResponse<String> answer = page(language, question);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "model<b>", "a&lt;b\"");
            assertThat(api(language, question).statusCode()).isEqualTo(200);
        }
        assertThat(get(house, "/kk/search?q=%FF%FE", Language.KK).statusCode()).isIn(200, 400);
    }

    @Test
    void the_page_holds_nothing_of_anybody_and_is_kept_by_nobody() {
        HttpResponse<String> answer = page(Language.KK, "дипфейк");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(api(Language.KK, "дипфейк").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** Asked for their own words, questions of practice and banks are found nowhere. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void no_question_of_practice_or_bank_and_no_reason_is_ever_found(Language language) {
        Course course = RealCourse.read();
        Stream<Item> items = Stream.concat(course.bank().stream().limit(30), course.lessons().flatMap(lesson -> lesson.items().stream().limit(1)));
        assertThat(items.toList()).isNotEmpty().allSatisfy(item -> {
            for (String canary : List.of(item.stem().in(language), item.rationale().in(language))) {
                String asked = canary.substring(0, Math.min(canary.length(), Question.LONGEST));
                assertThat(results(api(language, asked))).allSatisfy(found -> assertThat(found.get("passage").asString()).doesNotContain(canary));
            }
        });
    }

    @Test
    void the_box_stands_in_the_head_of_each_page_and_not_in_an_exams() {
        assertThat(get(house, "/kk/courses", Language.KK).body()).contains("<form class=\"find field\" role=\"search\" action=\"/kk/search\"", "<a class=\"to-find\" href=\"/kk/search\"");
        assertThat(page(Language.KK, "дипфейк").body().split("role=\"search\"", -1)).hasSize(2);
    }

    @Test
    void results_come_while_one_types() {
        try (BrowserContext context = Browsers.phone("kk")) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + house.port() + "/kk/courses");
            page.locator(".nav .to-find").click();
            page.waitForURL("**/kk/search");
            page.locator("#q").pressSequentially("дипфейк");
            page.locator("[data-found] mark").first().waitFor();
            page.waitForURL("**/kk/search?q=*");
            assertThat(page.locator("[data-told]").textContent()).contains("табылды");
            assertThat(page.locator(".languages a[lang=ru]").getAttribute("href")).startsWith("/ru/search?q=%D0%B4");
        }
    }

    @Test
    void the_box_in_the_head_works_without_script_and_leads_to_the_passage() {
        try (BrowserContext context = Browsers.withoutScript("ru")) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + house.port() + "/ru");
            page.locator("#find-lesson").fill("дипфейк");
            page.locator("#find-lesson").press("Enter");
            page.waitForURL("**/ru/search?q=*");
            page.locator(".passages a[href*='#']").first().click();
            page.waitForURL("**/ru/courses/ai-for-everyone/*#part-*");
            assertThat(page.locator(":target").count()).isEqualTo(1);
        }
    }

    @Test
    void who_searches_too_often_is_told_when_to_come_again() {
        try (House small = open(Limits.of(Map.of("address-searches-per-minute", "10")))) {
            HttpResponse<String> answer = get(small, "/api/search?q=a", Language.EN);
            for (int i = 0; i < 50 && answer.statusCode() == 200; i++) {
                answer = get(small, (i % 2 == 0 ? "/en/search" : "/api/search") + "?q=a", Language.EN);
            }
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("Too many requests came from your network");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(get(small, "/en/search", Language.EN).statusCode()).as("the form itself").isEqualTo(200);
        }
    }
}
