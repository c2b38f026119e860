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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.Main;
import qadam.Settings;
import qadam.proof.StatusSource;
import qadam.proof.Trust;
import qadam.proof.Verdict;
import qadam.proof.Verifier;
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
    private static final Map<String, byte[]> REAL = new HashMap<>();

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

    @Test
    void its_invented_history_is_what_the_record_says() {
        JsonNode check = new JsonMapper().readTree(server.command("rebuild-projections", "--check", "--json").lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
        assertThat(check.get("same").asBoolean()).isTrue();
        assertThat(check.get("tables").get(0).get("keptRows").asLong()).isGreaterThan(1000);
    }

    /** Saved, restored, moved to PostgreSQL: the same people, numbers, certificates and receipts. */
    @Test
    void the_same_installation_goes_on_on_postgresql() throws Exception {
        Path folder = Databases.folder();
        server.command("backup", "--to", folder.resolve("saved.zip").toString());
        Path data = folder.resolve("data");
        assertThat(command("restore", folder.resolve("saved.zip").toString(), "--data", data.toString())).isZero();
        String url = Databases.postgresqlUrl();
        assertThat(command("migrate", "--from", data.toString(), "--to", url)).isZero();
        assertThat(command("rebuild-projections", "--data", data.toString(), "--database", url, "--check")).isZero();
        try (House moved = House.start(new Settings(0, server.origin(), data, url, Path.of("courses"), true, InstantSource.system()))) {
            JsonNode there = new JsonMapper().readTree(body("http://localhost:" + moved.port() + "/count.json"));
            JsonNode here = new JsonMapper().readTree(get("/count.json").body());
            for (String number : List.of("trained", "declared", "reached", "credentials_revoked")) {
                assertThat(there.get(number)).as(number).isEqualTo(here.get(number));
            }
            for (String key : List.of("/.well-known/did.json", "/.well-known/qadam/receipt-keys.txt")) {
                assertThat(body("http://localhost:" + moved.port() + key)).as(key).isEqualTo(get(key).body());
            }
        }
    }

    private static int command(String... arguments) {
        return Main.commandLine(InstantSource.system()).execute(arguments);
    }

    private static String body(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).body();
        }
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
            "/exams/ai-for-everyone", "/verify", "/sign-in", "/sign-up", "/me", "/components", "/search?q=token", "/no-such-page");
    }

    /** What a demonstration has none of; the answer that there is none bears the banner too. */
    private static final Map<String, String> NOT_THERE = new java.util.HashMap<>(Map.of(
        "/{language}/reset/{token}", "/kk/reset/none", "/{language}/letters/{token}/confirm", "/kk/letters/none/confirm", "/{language}/letters/{token}/stop", "/kk/letters/none/stop",
        "/{language}/me/letters", "/kk/me/letters", "/{language}/mistakes/answers/{key}", "/kk/mistakes/answers/none",
        "/{language}/authors/suggestions/{number}", "/kk/authors/suggestions/1", "/{language}/claim/{attempt}/check", "/kk/claim/none/check",
        "/{language}/office/integrity/{attempt}/{rule}", "/kk/office/integrity/none/none"));

    static {
        for (String address : List.of("/organisations/{organisation}/rooms/{room}/live", "/organisations/{organisation}/rooms/{room}/live/{attempt}", "/office/attempts/{attempt}",
                "/organisations/{organisation}/rooms", "/organisations/{organisation}/rooms/{room}", "/organisations/{organisation}/rooms/{room}/code",
                "/organisations/{organisation}/rooms/{room}/sitters/{sitter}", "/organisations/{organisation}/rooms/{room}/sheet", "/organisations/{organisation}/rooms/{room}/sheet.pdf",
                "/organisations/{organisation}/counting", "/classes/{group}/counting", "/classes/{group}/counting/list.csv", "/count-my-child/{secret}", "/class/{code}",
                "/enrol/{link}", "/organisations/{organisation}/roster/{draft}", "/me/sso", "/me/second-factor", "/exams/{exam}/room",
                "/organisations/{organisation}/certified", "/organisations/{organisation}/scim", "/tutor/answers/{answer}", "/tutor/answers/{answer}/report",
                "/register/tutor/evaluation/{result}", "/labs/{course}/{lab}", "/labs/{course}/{lab}/unplugged", "/labs/{course}/{lab}/work", "/gallery/{number}", "/gallery/show/{work}", "/classes/{group}/labs/{course}/{lab}",
                "/alerts/{number}", "/alerts", "/me/questions")) {
            NOT_THERE.put("/{language}" + address, "/kk" + address.replaceAll("\\{[a-z]+}", "none"));
        }
        NOT_THERE.putAll(Map.of("/{language}/consent/{code}", "/kk/consent/none", "/{language}/consents/{code}", "/kk/consents/none",
            "/{language}/consents/{code}/record.json", "/kk/consents/none/record.json", "/{language}/consents/{code}/record.pdf", "/kk/consents/none/record.pdf"));
    }

    /** As everybody who has an account, along the links: each page in each language, and whatever comes as a PDF. */
    @Test
    void every_page_and_every_pdf_bears_the_banner_in_each_language() {
        List<String> routes = addresses();
        List<String> from = new ArrayList<>(List.of(invitation(), "/kk", "/kk/office", "/kk/authors", "/kk/credentials", "/kk/inbox", "/kk/no-such-page", "/kk/mistakes/thanks",
            "/kk/me/terms", "/kk/consent", "/kk/class", "/kk/me/assignments", "/kk/labs", "/kk/labs/imagenet", "/kk/office/progress", "/kk/office/in-my-name", "/kk/office/credentials/" + graduatesCredential()));
        from.addAll(NOT_THERE.values());
        Set<String> pages = new TreeSet<>();
        Set<String> papers = new TreeSet<>();
        Set<String> noPages = new TreeSet<>();
        for (String account : List.of("", "demo-learner", "demo-candidate", "demo-graduate", "demo-author", "demo-office", "demo-head", "demo-teacher", "chief")) {
            try (Crawl crawl = new Crawl(server.origin(), routes)) {
                if (account.equals("chief")) {
                    crawl.signUp(invitation());
                } else if (!account.isEmpty()) {
                    crawl.signIn(account);
                }
                crawl.walk(from, pages, (path, answer) -> {
                    if (Crawl.isPage(answer)) {
                        assertThat(Crawl.text(answer)).as(account + " " + path).contains(TEXTS.text(spoken(path), "web.demo.banner"));
                        pages.addAll(answer.statusCode() == 200 ? Set.of(crawl.route(path)) : Set.of());
                    } else if (answer.statusCode() < 400) {
                        noPages.add(crawl.route(path));
                    }
                    if (Crawl.type(answer).equals("application/pdf")) {
                        assertThat(paper(answer.body())).as(path).contains(banners(crawl.route(path), path));
                        papers.add(crawl.route(path));
                    }
                });
            }
        }
        assertThat(papers).containsExactly("/credentials/{id}/certificate.pdf", "/{language}/count/brief.pdf");
        List<String> missing = new ArrayList<>(routes.stream().filter(route -> route.startsWith("/{language}") && !route.endsWith(".js")).toList());
        missing.removeAll(pages);
        missing.removeAll(noPages);
        assertThat(missing).as("pages to which nothing led").isSubsetOf(NOT_THERE.keySet());
    }

    /** A page that is registered once for each language is one page for who watches. */
    @Test
    void metrics_name_a_page_by_its_pattern() throws IOException {
        try (Crawl crawl = new Crawl(server.origin(), List.of()).signIn("demo-learner")) {
            crawl.get("/en/me");
            String metrics = Crawl.text(crawl.getWith("/metrics", "Bearer " + Files.readString(server.data().resolve("metrics.token")).strip()));
            assertThat(metrics).contains("route=\"/{language}/me\",status=\"200\"").doesNotContain("route=\"/en/me\"");
        }
    }

    private static Language spoken(String path) {
        return Language.of(path.substring(1).replaceFirst("/.*", "")).orElse(Language.KK);
    }

    /** A certificate says it in every language, the brief in its own. */
    private static List<String> banners(String route, String path) {
        return route.startsWith("/{language}") ? List.of(TEXTS.text(spoken(path), "web.demo.banner"))
            : Stream.of(Language.values()).map(language -> TEXTS.text(language, "credential.certificate.demonstration")).toList();
    }

    private static String paper(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String invitation() {
        Matcher link = Pattern.compile("/kk/invitations/\\S+").matcher(server.log());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static List<String> addresses() {
        Settings settings = new Settings(0, "http://localhost", Databases.data(), null, Path.of("courses"), false, InstantSource.system());
        try (House house = House.start(settings)) {
            return house.addresses();
        }
    }

    /** So no page can be without it: whatever begins a document, the frame of all pages, paper, a letter or a file, says it. */
    @Test
    void whatever_begins_a_document_bears_the_banner() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            List<Path> beginning = templates.filter(file -> file.toString().endsWith(".jte") && read(file).contains("<html")).sorted().toList();
            assertThat(beginning).extracting(Path::toString).contains("src/main/jte/count/brief.jte", "src/main/jte/credential/certificate.jte", "src/main/jte/web/layout.jte");
            assertThat(beginning).allSatisfy(file -> assertThat(read(file)).containsPattern("page\\.demo\\(\\)\\.isPresent|Bank\\.DEMONSTRATION"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
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

    /** Neither by the list of issuers that is shipped, nor by that of a real installation, be it at the same address; and by its own only as a demonstration. */
    @Test
    void no_verifier_trusts_what_a_demonstration_signs() throws IOException {
        Path folder = Databases.folder();
        String address = "/credentials/" + graduatesCredential();
        for (String form : List.of("/credential.json", "/credential.jwt", "/certificate.pdf", "/credential.bundle.json")) {
            byte[] credential = bytes(address + form);
            Path file = Files.write(folder.resolve(form.substring(1)), credential);
            assertThat(verify(file, List.of())).as(form).isEqualTo(4);
            assertThat(verify(file, List.of("--trust", Files.write(folder.resolve("own.json"), bytes("/trust.json")).toString()))).as(form).isEqualTo(8);
            assertThat(judged(credential, shipped())).as(form).isInstanceOf(Verdict.IssuerUnknown.class);
            for (String origin : List.of("http://localhost", server.origin())) {
                byte[] trust = trustOfARealInstallation(origin);
                assertThat(verify(file, List.of("--trust", Files.write(folder.resolve("real.json"), trust).toString()))).as(form + " " + origin).isIn(4, 6, 8);
                assertThat(judged(credential, trust)).as(form + " " + origin).satisfiesAnyOf(
                    verdict -> assertThat(verdict).isInstanceOf(Verdict.IssuerUnknown.class), verdict -> assertThat(verdict).isInstanceOf(Verdict.Refused.class));
            }
        }
    }

    /** Its log bears another name, and another key. */
    @Test
    void no_count_of_a_demonstration_is_taken_for_a_real_one() throws IOException {
        Path trust = Files.write(Databases.folder().resolve("trust.json"), trustOfARealInstallation(server.origin()));
        StringWriter printed = new StringWriter();
        int code = Main.commandLine(InstantSource.system()).setOut(new PrintWriter(printed, true)).execute("verify-count", server.origin() + "/log", "--trust", trust.toString(), "--json");
        assertThat(code).isEqualTo(1);
        assertThat(printed.toString()).contains("\"fault\":").doesNotContain("\"trained");
    }

    private static int verify(Path file, List<String> options) {
        List<String> command = new ArrayList<>(List.of("verify-credential", file.toString(), "--json"));
        command.addAll(options);
        StringWriter printed = new StringWriter();
        int code = Main.commandLine(InstantSource.system()).setOut(new PrintWriter(printed, true)).execute(command.toArray(String[]::new));
        assertThat(printed.toString()).doesNotContain("\"genuine", "\"in the public log");
        return code;
    }

    private static Verdict judged(byte[] credential, byte[] trust) {
        return new Verifier(Trust.read(trust), StatusSource.NONE).verify(credential, Instant.now()).verdict();
    }

    private static byte[] shipped() throws IOException {
        try (var stream = DemonstrationTest.class.getResourceAsStream("/trust.json")) {
            return stream.readAllBytes();
        }
    }

    private static byte[] trustOfARealInstallation(String origin) {
        return REAL.computeIfAbsent(origin, at -> {
            Settings settings = new Settings(0, at, Databases.data(), null, Path.of("courses"), false, InstantSource.system());
            try (House house = House.start(settings)) {
                return get("http://localhost:" + house.port(), "/trust.json");
            }
        });
    }

    private static byte[] bytes(String path) {
        return get(server.origin(), path);
    }

    private static byte[] get(String origin, String path) {
        try (Crawl crawl = new Crawl(origin, List.of())) {
            return crawl.get(path).body();
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
