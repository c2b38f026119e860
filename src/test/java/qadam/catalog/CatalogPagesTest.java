package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.House;
import qadam.Settings;
import qadam.shared.Language;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.FixedClock;

/** The catalog's pages through the whole house, as a browser meets them. */
class CatalogPagesTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @TempDir
    Path folder;

    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private House house;
    private HttpClient browser;
    /** Secure cookies: a browser sends them to localhost, Java's own cookie jar does not. */
    private String cookie = "";

    @BeforeEach
    void start() throws IOException {
        Path courses = Files.createDirectories(folder.resolve("courses"));
        Files.copy(Path.of("courses/programme.yaml"), courses.resolve("programme.yaml"));
        CourseFiles.sound().write(courses);
        browser = HttpClient.newHttpClient();
        open(courses);
    }

    private void open(Path courses) {
        house = House.start(new Settings(0, "http://localhost", folder.resolve("data"), null, courses, false, clock));
    }

    @AfterEach
    void stop() {
        house.close();
        browser.close();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            HttpResponse<T> response = browser.send(request, handler);
            response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8)).append('&');
        }
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String page) {
        Matcher token = CSRF.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void list_course_and_lesson_are_there_in_each_language_and_the_same_for_everybody(Language language) {
        for (String path : List.of("/courses", "/courses/small", "/courses/small/first", "/courses/small/second")) {
            HttpResponse<String> page = get("/" + language.tag() + path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(page.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(page.body()).contains("<html lang=\"" + language.tag() + "\">").containsOnlyOnce("<h1>").doesNotContain("csrf");
            assertThat(get("/" + language.tag() + path, "If-None-Match", page.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void lesson_holds_a_link_and_an_inert_form_for_each_practice_item_but_no_key_and_no_reason() {
        String page = get("/en/courses/small/first").body() + get("/en/courses/small/second").body();
        for (String item : List.of("one", "some", "order", "match", "sum", "word")) {
            assertThat(page).contains("data-item=\"" + item + "\"", "/" + item + "\">Answer this question</a>");
        }
        assertThat(page).contains("<template>", "data-type=\"matching\"", "data-version=\"1\"", "data-course=\"small\"");
        assertThat(page).doesNotContain("SECRET").doesNotContain("correct").doesNotContain("value=\"a\"").doesNotContain("mistake, error");
    }

    @Test
    void lesson_says_who_wrote_and_read_it_where_it_comes_from_and_what_is_next() {
        assertThat(get("/en/courses/small/first").body()).contains("Written by Aigerim. Read by Daniyar, editor, on 1 December 2026.",
            "Questions. Written by Aigerim. Not yet read by an editor.", "A book", "rel=\"next\" href=\"/en/courses/small/second\"",
            "/en/mistakes?about=small/first");
        assertThat(get("/en/courses/small/second").body()).contains("rel=\"prev\"", "href=\"/en/exams/small\"");
    }

    @Test
    void first_view_of_the_longest_real_lesson_is_light() throws IOException {
        house.close();
        open(Path.of("courses"));
        try (Stream<Path> lessons = Files.list(Path.of("courses/ai-for-everyone/kk"))) {
            for (Path lesson : lessons.toList()) {
                String name = lesson.getFileName().toString().replace(".md", "");
                for (Language language : Language.values()) {
                    assertThat(weight("/" + language.tag() + "/courses/ai-for-everyone/" + name)).as(name).isLessThan(60_000);
                }
            }
        }
    }

    /** The page with all that it names, as sent; and how much that is to ask for. */
    private int weight(String path) {
        int bytes = zipped(path);
        Matcher asset = ASSET.matcher(get(path).body());
        int requests = 1;
        while (asset.find()) {
            bytes += zipped(asset.group(1));
            requests++;
        }
        assertThat(requests).isLessThanOrEqualTo(6);   // lesson.js brings two neighbours with it
        return bytes;
    }

    private int zipped(String path) {
        return send(request(path).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kk/courses/none", "/kk/courses/small/none", "/xx/courses", "/kk/courses/../small", "/kk/courses/small/first/more"})
    void unknown_addresses_are_not_found(String path) {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void reader_reports_a_mistake_without_an_account_and_authors_find_it() {
        String form = get("/ru/mistakes?about=small/first/one").body();
        assertThat(form).contains("Бірінші").doesNotContain("<script>");
        HttpResponse<String> sent = post("/ru/mistakes", "csrf", token(form), "about", "small/first/one", "words", "Опечатка <b>здесь</b>");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(get(sent.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "")).body()).contains("Спасибо");
        MistakeReports reports = reports();
        assertThat(reports.open()).singleElement().satisfies(report -> {
            assertThat(report.about()).isEqualTo("small/first/one");
            assertThat(report.path()).isEqualTo("/courses/small/first");
            assertThat(report.words()).isEqualTo("Опечатка <b>здесь</b>");
        });
        UUID author = Ids.random();
        reports.answer(reports.open().getFirst().number(), "", author);
        assertThat(reports.open()).isEmpty();
        List<MistakeReport> answered = house.database().read(handle -> reports.answered(handle, Long.MAX_VALUE));
        assertThat(answered).singleElement()
            .satisfies(report -> assertThat(report.answeredBy()).contains(author));
        assertThatThrownBy(() -> reports.answer(1, "again", author)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(CatalogProblem.REPORT_ANSWERED));
    }

    private MistakeReports reports() {
        return new MistakeReports(house.database(), new NoCourses(), clock);
    }

    private record NoCourses() implements Courses {
        @Override
        public List<Course> all() {
            return List.of();
        }

        @Override
        public java.util.Optional<Course> find(String slug) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<Course> find(String slug, int version) {
            return java.util.Optional.empty();
        }
    }

    @Test
    void empty_and_overlong_reports_are_refused_and_the_words_are_kept() {
        String token = token(get("/en/mistakes").body());
        HttpResponse<String> empty = post("/en/mistakes", "csrf", token, "about", "", "words", "  ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Please write what is wrong.", "aria-invalid=\"true\"");
        String long_ = "long words ".repeat(200);
        HttpResponse<String> overlong = post("/en/mistakes", "csrf", token, "about", "small", "words", long_);
        assertThat(overlong.statusCode()).isEqualTo(422);
        assertThat(overlong.body()).contains(long_.strip(), "Small course");
        assertThat(reports().open()).isEmpty();
    }

    @Test
    void what_a_report_is_about_must_exist() {
        String form = get("/en/mistakes?about=%3Cscript%3Ealert(1)%3C/script%3E").body();
        assertThat(form).doesNotContain("alert(1)");
        post("/en/mistakes", "csrf", token(form), "about", "no/such", "words", "x");
        assertThat(reports().open()).singleElement().satisfies(report -> assertThat(report.about()).isEmpty());
    }

    @Test
    void one_session_may_report_only_so_much_a_day() {
        String token = token(get("/en/mistakes").body());
        for (int i = 0; i < 20; i++) {
            assertThat(post("/en/mistakes", "csrf", token, "about", "small", "words", "report " + i).statusCode()).isEqualTo(303);
        }
        HttpResponse<String> refused = post("/en/mistakes", "csrf", token, "about", "small", "words", "one more");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("one more");
        assertThat(reports().open()).hasSize(20);
    }

    @Test
    void report_without_the_forms_token_is_refused() {
        assertThat(post("/en/mistakes", "about", "small", "words", "forged").statusCode()).isEqualTo(403);
        assertThat(reports().open()).isEmpty();
    }

    @Test
    void authors_list_is_for_authors() {
        assertThat(get("/kk/authors/mistakes").statusCode()).isEqualTo(401);
        String token = token(get("/kk/mistakes").body());
        assertThat(post("/kk/authors/mistakes/1/answered", "csrf", token).statusCode()).isEqualTo(401);
    }
}
