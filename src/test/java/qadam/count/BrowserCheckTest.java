package qadam.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.credential.CredentialWorld;
import qadam.credential.Leaf;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;
import qadam.shared.Database;
import qadam.world.Browsers;
import qadam.world.Databases;

/** The check that a reader's own browser makes, against a log of more than two bundles. */
class BrowserCheckTest {
    private static final Path DATA = Databases.data();
    private static final Path LOG = DATA.resolve("log");
    private static final Path KEPT = DATA.resolve("kept");
    private static final Path WHOLE = DATA.resolve("whole");
    private static final int TRAINED = 560;
    private static String countThen;   // published with the kept checkpoint
    private static CredentialWorld world;
    private static BrowserContext context;
    private Page page;

    @BeforeAll
    static void publish() throws IOException {
        world = new CredentialWorld(Database.sqlite(DATA), DATA).open();
        queue(world, 0, 300, world.clock.instant());
        world.publish();
        Files.copy(LOG.resolve("checkpoint"), KEPT);
        countThen = world.get("/count.json").body();
        queue(world, 300, TRAINED, world.clock.instant());
        world.publish();
        copy(LOG, WHOLE);
        context = Browsers.phone("en");
    }

    /** Each person once, some of them twice; one who only typed who they are, one without a tag, one revoked. */
    private static void queue(CredentialWorld world, int from, int to, Instant now) {
        world.database.write(handle -> {
            for (int i = from; i < to; i++) {
                long issue = add(handle, issue(i, tag(i), "KZ-" + (10 + i % 3), i % 4 == 0 ? "supervised" : "online", "roster", now), null, now);
                if (i % 50 == 0) {
                    add(handle, issue(i + 10_000, tag(i), "KZ-75", "online", "self", now), null, now);
                }
                if (i == 7) {
                    add(handle, new Leaf.Revoke("integrity", Leaf.week(now)), issue, now);
                }
            }
            add(handle, issue(from + 20_000, tag(from + 20_000), "KZ-75", "online", "self", now), null, now);
            add(handle, issue(from + 30_000, Optional.empty(), "KZ-75", "online", "sso", now), null, now);
            return null;
        });
    }

    private static Optional<String> tag(int person) {
        return Optional.of("%032x".formatted(person + 1));
    }

    private static Leaf issue(int number, Optional<String> tag, String region, String mode, String established, Instant now) {
        return new Leaf.Issue(tag, "%032x%032x".formatted(number + 1, 0), "kz-2026@1", "everyone", 1 + number % 2, region, Leaf.week(now), mode, established, "state");
    }

    private static long add(Handle handle, Leaf leaf, Long about, Instant now) {
        return handle.createQuery("insert into leaves (about, line, queued_at) values (:about, :line, :now) returning number")
            .bind("about", about).bind("line", leaf.line()).bind("now", now).mapTo(Long.class).one();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @AfterAll
    static void close() {
        context.close();
        world.close();
    }

    @BeforeEach
    void open() {
        page = context.newPage();
        page.route("**/log/**", BrowserCheckTest::fromTheFolder);
        page.navigate(world.address() + "/en/count/check");
    }

    /** Straight from the folder, as any web server would: ours keeps tiles in memory, and would go on serving what a test has changed. */
    private static void fromTheFolder(Route route) {
        Path file = LOG.resolve(URI.create(route.request().url()).getPath().substring("/log/".length()));
        Route.FulfillOptions answer = new Route.FulfillOptions();
        route.fulfill(Files.isRegularFile(file) ? answer.setPath(file) : answer.setStatus(404));
    }

    @AfterEach
    void mend() throws IOException {
        page.close();
        try (Stream<Path> files = Files.walk(WHOLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path there = LOG.resolve(WHOLE.relativize(file).toString());
                if (!Files.exists(there) || Files.mismatch(file, there) >= 0) {
                    Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private String check(String way) {
        page.check("input[value=" + way + "]");
        page.click("[data-start]");
        page.waitForSelector("[data-start]:enabled");
        return page.locator("[data-outcome]").innerText();
    }

    private String steps() {
        return page.locator("[data-show] ol").innerText();
    }

    @Test
    void the_whole_log_gives_the_published_number_in_the_browser_too() {
        String count = world.get("/count.json").body();
        assertThat(count).contains("\"trained\":" + (TRAINED - 1), "\"declared\":2");
        assertThat(check("whole")).contains("The number is right. People trained: " + (TRAINED - 1));
        assertThat(steps()).contains("Signed by qadam.example/log", "There is no independent witness", "kz-2026: people trained, " + (TRAINED - 1),
            "All are the same").doesNotContain("✗", "not checked");
        assertThat(page.locator("[data-numbers]").textContent()).contains("Region: KZ-10", "Mode: supervised", "Certificates revoked");
        assertThat(page.locator("[data-figures]").innerText()).containsPattern("Read: (\\d+) / \\1 · 0\\.\\d MB · [0-9.]+ s");
    }

    @Test
    void the_keyboard_keeps_its_place_while_the_check_runs_and_after_it() {
        page.focus("[data-start]");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-outcome]:not([hidden])");
        page.waitForSelector("[data-start]:enabled");
        assertThat(page.locator("[data-start]").evaluate("one => one === document.activeElement")).isEqualTo(true);
    }

    @Test
    void a_sample_is_followed_up_to_the_signed_root_and_a_kept_checkpoint_is_its_beginning() {
        page.navigate(world.address() + "/kk/count/check");
        page.click("summary");
        page.setInputFiles("#earlier", KEPT);
        page.selectOption("#many", "300");
        assertThat(check("sample")).contains("Алынған жазбалардың бәрі қол қойылған журналда тұр", "Тексерілген жазба саны: 300", "1 пайызынан");
        assertThat(steps()).contains("Сақтаған бақылау нүктеңіз журналда тұр").doesNotContain("✗");
    }

    @Test
    void a_replaced_entry_is_named() throws IOException {
        change("tile/entries/001", "KZ-11", "KZ-12");
        assertThat(check("whole")).contains("Something does not agree").containsPattern("Entry (2[5-9]\\d|[34]\\d\\d|50\\d|51[01]) is not the one in the signed log");
    }

    @Test
    void an_entry_in_another_form_is_no_entry() throws IOException {
        change("tile/entries/001", "\"l\":1", "\"l\":0");
        assertThat(check("whole")).containsPattern("Entry \\d+ is not in the log’s format");
    }

    @Test
    void a_cut_bundle_is_named() throws IOException {
        Path bundle = LOG.resolve("tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        Files.write(bundle, Arrays.copyOf(bytes, bytes.length - 100));
        assertThat(check("whole")).contains("A file of entries is damaged or cut: tile/entries/000");
        Files.delete(bundle);
        assertThat(check("whole")).contains("A file of the log is missing: tile/entries/000");
    }

    @Test
    void a_changed_tile_cannot_carry_a_changed_entry() throws IOException {
        byte[] tile = Files.readAllBytes(LOG.resolve("tile/0/001"));
        tile[77] ^= 1;
        Files.write(LOG.resolve("tile/0/001"), tile);
        page.selectOption("#many", "300");
        assertThat(check("sample")).contains("does not agree with the entries: tile/0/001");
    }

    @Test
    void a_forged_checkpoint_is_not_signed() throws IOException {
        change("checkpoint", "qadam.example/log\n5", "qadam.example/log\n4");
        assertThat(check("sample")).contains("signature does not hold");
        change("checkpoint", "qadam.example/log\n4", "qadam.example/log\n04");
        assertThat(check("sample")).contains("is not a checkpoint");
    }

    @Test
    void a_log_that_went_back_is_seen_by_the_number_and_by_who_kept_a_checkpoint() throws IOException {
        Path newest = Files.copy(LOG.resolve("checkpoint"), DATA.resolve("newest"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(KEPT, LOG.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        page.click("summary");
        page.setInputFiles("#earlier", newest);
        assertThat(check("sample")).contains("The log has gone back");
        page.setInputFiles("#earlier", new Path[0]);
        assertThat(check("whole")).contains("comes from another state of the log");
    }

    /** Parts of tiles that have become full since are gone; a reader under way takes the beginnings of the full ones, and believes them no more than those. */
    @Test
    void a_reader_who_began_before_the_last_batch_still_finds_every_file() throws IOException {
        Files.copy(KEPT, LOG.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        page.route("**/count.json", route -> route.fulfill(new Route.FulfillOptions().setBody(countThen)));
        assertThat(LOG.resolve("tile/entries/001.p")).doesNotExist();
        assertThat(LOG.resolve("tile/0/001.p")).doesNotExist();
        page.selectOption("#many", "300");
        assertThat(check("sample")).contains("Every entry drawn");
        assertThat(check("whole")).contains("The number is right. People trained: 299");
        change("tile/entries/001", "KZ-11", "KZ-12");
        assertThat(check("whole")).containsPattern("Entry (2[5-9]\\d|30\\d) is not the one in the signed log");
        Path bundle = LOG.resolve("tile/entries/001");
        Files.write(bundle, Arrays.copyOf(Files.readAllBytes(bundle), 20_000));
        assertThat(check("whole")).contains("A file of entries is damaged or cut: tile/entries/001");
        Files.delete(bundle);
        assertThat(check("whole")).containsPattern("A file of the log is missing: tile/entries/001\\.p/\\d+");
        Path tile = LOG.resolve("tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[0] ^= 1;
        Files.write(tile, hashes);
        assertThat(check("sample")).contains("Something does not agree");
    }

    @Test
    void a_wrong_published_number_is_laid_beside_the_right_one() {
        String count = world.get("/count.json").body();
        String wrong = count.replace("\"trained\":" + (TRAINED - 1), "\"trained\":" + (TRAINED + 1));
        assertThat(wrong).isNotEqualTo(count);
        page.route("**/count.json", route -> route.fulfill(new Route.FulfillOptions().setBody(wrong)));
        assertThat(check("whole")).contains("Trained. Computed here: " + (TRAINED - 1) + ", published: " + (TRAINED + 1));
        page.unroute("**/count.json");
        page.route("**/count.json", route -> route.fulfill(new Route.FulfillOptions().setBody(count.replaceFirst("(\"KZ-10\",\"people\":)\\d+", "$1null"))));
        assertThat(check("whole")).containsPattern("Region: KZ-10\\. Computed here: \\d+, published: < 10");
    }

    /** Witnesses are the reader's own choice: their lines are checked, and one that is missing or forged is a fault. */
    @Test
    void witnesses_of_a_trust_file_of_ones_own_are_checked() throws IOException {
        NoteSigner witness = NoteSigner.witness("university.example/w", NoteSigner.newSecret());
        SignedNote note = SignedNote.read(Files.readString(LOG.resolve("checkpoint"))).orElseThrow();
        Path trust = Files.writeString(DATA.resolve("own-trust.json"), "{\"issuers\":[],\"log\":{\"key\":\"" + world.log.trust().key() + "\",\"quorum\":1,\"witnesses\":[{\"key\":\""
            + witness.key() + "\",\"owner\":\"A university\",\"independent\":true}]}}");
        page.click("summary");
        page.setInputFiles("#trust", trust);
        assertThat(check("sample")).contains("lacks signatures of witnesses");
        SignedNote cosigned = note.with(witness.cosign(note, Instant.parse("2026-11-23T06:00:00Z")));
        Files.writeString(LOG.resolve("checkpoint"), cosigned.toString());
        assertThat(check("sample")).contains("Every entry drawn");
        assertThat(steps()).contains("university.example/w, A university: 2026-11-23 11:00 (UTC+5)", "you chose").doesNotContain("no independent witness");
        Files.writeString(LOG.resolve("checkpoint"), note.with(witness.cosign(SignedNote.read(Files.readString(KEPT)).orElseThrow(), Instant.EPOCH)).toString());
        assertThat(check("sample")).contains("signature does not hold, or its key is another: university.example/w");
    }

    @Test
    void a_downloaded_folder_is_enough_without_a_network() throws IOException {
        Files.write(WHOLE.resolve("count.json"), world.bytes("/count.json").body());
        page.click("summary");
        page.setInputFiles("#folder", WHOLE);
        context.setOffline(true);
        String said = check("whole");
        context.setOffline(false);
        Files.delete(WHOLE.resolve("count.json"));
        assertThat(said).contains("The number is right. People trained: " + (TRAINED - 1));
    }

    @Test
    void a_browser_without_ed25519_says_which_step_it_could_not_do() {
        page.addInitScript("const known = crypto.subtle.importKey.bind(crypto.subtle); crypto.subtle.importKey = (form, key, way, ...rest) =>"
            + " way.name === 'Ed25519' ? Promise.reject(new DOMException('unknown', 'NotSupportedError')) : known(form, key, way, ...rest);");
        page.reload();
        assertThat(check("whole")).contains("The number is right", "cannot check Ed25519 signatures");
        assertThat(steps()).contains("– not checked");
    }

    @Test
    void it_can_be_stopped_and_a_browser_that_cannot_check_says_so_before() {
        page.route("**/log/tile/entries/**", route -> { });   // an answer that does not come
        page.check("input[value=whole]");
        page.click("[data-start]");
        page.waitForSelector("[data-step=entries][aria-current]");
        page.click("[data-stop]");
        page.waitForSelector("[data-start]:enabled");
        assertThat(page.locator("[data-outcome]").innerText()).contains("The check was stopped");
        page.addInitScript("Object.defineProperty(window, 'isSecureContext', { value: false });");
        page.reload();
        assertThat(page.locator("[data-unable]").isVisible()).isTrue();
        assertThat(page.locator("[data-check]").isVisible()).isFalse();
        assertThat(page.locator("main").innerText()).contains("./qadam verify-count");
    }

    /** What is dated back and published long after the year counts here as much as on the server, whatever that is. */
    @Test
    void a_year_that_is_over_is_counted_as_the_server_counts_it() {
        Path data = Databases.data();
        try (CredentialWorld late = new CredentialWorld(Database.sqlite(data), data).open()) {
            Instant inTime = late.clock.instant();
            queue(late, 0, 30, inTime);
            late.publish();
            late.clock.forward(Duration.ofDays(90));
            queue(late, 30, 60, inTime);
            late.publish();
            page.unroute("**/log/**");
            page.navigate(late.address() + "/en/count/check");
            assertThat(check("whole")).contains("The number is right");
        }
    }

    /** Some hundred small logs in which everything happens that may and much that may not: two readers must agree on every number, and on what is wrong. */
    @Test
    void random_logs_are_counted_as_the_server_counts_them_or_refused_at_the_same_entry() {
        RandomLogs logs = new RandomLogs(20261128);
        List<List<String>> all = Stream.generate(logs::next).limit(200).toList();
        List<String> ours = all.stream().map(RandomLogs::counted).toList();
        Object theirs = page.evaluate("""
            async logs => {
              const script = document.querySelector('script[src$="js/check.js"]').src;
              const { Recount } = await import(script.replace('check.js', 'check-rule.js'));
              return Promise.all(logs.map(async lines => {
                const recount = new Recount();
                try {
                  lines.forEach((line, place) => recount.add(place, line));
                } catch (fault) {
                  return `${fault.kind} ${fault.what}`;
                }
                const numbers = [];
                for (const programme of recount.programmes) {
                  (await recount.numbers(programme)).forEach((number, name) => numbers.push(`${programme}/${name}=${number}`));
                }
                return numbers.sort().join(' ');
              }));
            }""", all);
        assertThat((List<?>) theirs).isEqualTo(ours);
        assertThat(ours).filteredOn(said -> said.contains("/trained=")).hasSizeGreaterThan(60);
        assertThat(ours.stream().map(said -> said.split(" ")[0]).distinct().filter(said -> !said.contains("="))).as("kinds of faults").hasSizeGreaterThan(6);
    }

    private static void change(String file, String from, String to) throws IOException {
        Path path = LOG.resolve(file);
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), to), StandardCharsets.ISO_8859_1);
    }
}
