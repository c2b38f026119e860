package qadam.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.Main;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./qadam run --demo} as a process: what it shows, and that nothing of it can be taken for real. */
class DemonstrationTest {
    private static final Texts TEXTS = new Texts();
    private static final Pattern CREDENTIAL = Pattern.compile("/credentials/([0-9a-f]{32})");
    private static Server server;
    private static String firstLog;

    @BeforeAll
    static void start() {
        server = Server.with("--demo");
        firstLog = server.log();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void the_count_and_its_breakdowns_have_something_to_show() {
        JsonNode count = new JsonMapper().readTree(get("/count.json").body());
        assertThat(count.get("trained").asInt()).isBetween(300, 2000);
        assertThat(count.get("declared").asInt()).isGreaterThan(10);
        assertThat(count.get("reached").asInt()).isGreaterThan(count.get("trained").asInt());
        assertThat(count.get("credentials_revoked").asInt()).isEqualTo(4);
        for (String table : List.of("track", "region", "week", "mode")) {
            assertThat(shown(count.get("trained_by_" + table))).as(table).isGreaterThan(1);
        }
        assertThat(get("/kk/count").body()).contains("<svg", "<rect");
    }

    private static long shown(JsonNode rows) {
        return rows.valueStream().filter(row -> row.get("people").asInt(0) > 0).count();
    }

    @Test
    void the_count_says_that_it_is_a_demonstrations_and_bears_another_programmes_id() {
        JsonNode count = new JsonMapper().readTree(get("/count.json").body());
        assertThat(count.get("demonstration").asBoolean()).isTrue();
        assertThat(count.get("programme").asString()).startsWith("demo-");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_says_that_people_are_invented(String path) {
        for (Language language : Language.values()) {
            assertThat(get("/" + language.tag() + path).body()).contains(TEXTS.text(language, "web.demo.banner"));
        }
    }

    static Stream<String> pages() {
        return Stream.of("", "/count", "/courses", "/courses/ai-for-everyone", "/courses/ai-for-everyone/ai-around-you",
            "/exams/ai-for-everyone", "/verify", "/sign-in", "/sign-up", "/me", "/components", "/no-such-page");
    }

    @Test
    void the_accounts_stand_on_the_console_and_on_the_sign_in_page() {
        for (String text : List.of("demo-learner", "demo-graduate", "demo-candidate", "demo-author", "demo-office", "qadam-demo")) {
            assertThat(firstLog).contains(text);
            assertThat(get("/en/sign-in").body()).contains(text);
        }
        assertThat(firstLog).contains("/kk/invitations/");
    }

    @Test
    void each_account_sees_pages_that_are_full() {
        assertThat(shown("demo-graduate", "/credentials")).containsPattern(CREDENTIAL);
        assertThat(shown("demo-office", "/office/audit")).contains("KZ-2026-");
        assertThat(shown("demo-author", "/authors/mistakes")).contains("/answered");
        assertThat(shown("demo-learner", "/steps")).contains("<progress");
    }

    private static String shown(String account, String path) {
        try (BrowserContext browser = Browsers.phone("kk")) {
            Page page = signedIn(browser, account);
            page.navigate(server.origin() + "/kk" + path);
            assertThat(page.locator("aside.demo").isVisible()).isTrue();
            return page.content();
        }
    }

    private static Page signedIn(BrowserContext browser, String account) {
        Page page = browser.newPage();
        page.navigate(server.origin() + "/kk/sign-in");
        page.fill("input[name=user]", account);
        page.fill("input[name=password]", "qadam-demo");
        page.press("input[name=password]", "Enter");
        page.waitForURL("**/kk/me");
        return page;
    }

    @Test
    void the_candidate_is_in_the_middle_of_an_exam() {
        try (BrowserContext browser = Browsers.desktop("ru")) {
            Page page = signedIn(browser, "demo-candidate");
            page.locator("a[href*='/attempts/']").first().click();
            assertThat(page.url()).contains("/attempts/").doesNotContain("/result");
            page.locator("form[action$='/seat'] button").click();
            assertThat(page.locator("[data-type]").count()).isPositive();
        }
    }

    @Test
    void the_verify_page_and_the_certificate_say_that_it_is_no_real_certificate() {
        String id = graduatesCredential();
        for (Language language : Language.values()) {
            assertThat(get("/" + language.tag() + "/verify/" + id).body()).contains(TEXTS.text(language, "credential.verdict.demonstration"))
                .doesNotContain(TEXTS.text(language, "credential.verdict.genuine") + "<");
            assertThat(get("/" + language.tag() + "/credentials/" + id).body()).contains(TEXTS.text(language, "credential.verdict.demonstration"));
        }
        assertThat(get("/credentials/" + id + "/credential.json").body()).contains("\"itemBank\":\"demonstration\"", "\"programme\":\"demo-kz-2026\"");
    }

    @Test
    void the_offline_verifier_takes_no_credential_of_it_as_real_even_when_it_trusts_it() throws IOException {
        Path folder = Databases.folder();
        Path credential = Files.writeString(folder.resolve("credential.json"), get("/credentials/" + graduatesCredential() + "/credential.json").body());
        Path trust = Files.writeString(folder.resolve("trust.json"), get("/trust.json").body());
        for (List<String> trusting : List.of(List.of("--trust", trust.toString()), List.<String>of())) {
            List<String> command = new ArrayList<>(List.of("verify-credential", credential.toString(), "--json"));
            command.addAll(trusting);
            StringWriter printed = new StringWriter();
            int code = Main.commandLine(InstantSource.system()).setOut(new PrintWriter(printed, true)).execute(command.toArray(String[]::new));
            assertThat(code).isNotZero();
            assertThat(printed.toString()).doesNotContain("\"genuine");
        }
    }

    private static String graduatesCredential() {
        try (BrowserContext browser = Browsers.desktop("kk")) {
            Page page = signedIn(browser, "demo-graduate");
            page.navigate(server.origin() + "/kk/credentials");
            Matcher id = CREDENTIAL.matcher(page.content());
            assertThat(id.find()).isTrue();
            return id.group(1);
        }
    }

    @Test
    void started_again_without_the_option_it_is_a_demonstration_still_and_invents_nothing_more() {
        String before = get("/count.json").body();
        server.close();
        server.start();
        assertThat(server.log()).doesNotContain("inventing").contains("demo-learner");
        assertThat(get("/kk").body()).contains(TEXTS.text(Language.KK, "web.demo.banner"));
        assertThat(get("/count.json").body()).isEqualTo(before);
    }

    @Test
    void a_real_folder_refuses_to_become_a_demonstration() {
        try (Server real = Server.process()) {
            assertThat(getFrom(real, "/en").body()).doesNotContain("demonstration");
            real.kill();
            assertThatThrownBy(() -> real.command("run", "--demo", "--port", "0")).hasMessageContaining("ended with 1")
                .hasMessageContaining("real installation").message().doesNotContain("\tat ");
        }
    }

    private static HttpResponse<String> get(String path) {
        return getFrom(server, path);
    }

    private static HttpResponse<String> getFrom(Server asked, String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(asked.origin() + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
