package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.House;
import qadam.Settings;
import qadam.world.Browsers;
import qadam.world.FixedClock;
import qadam.world.Mailbox;
import qadam.world.Nu;
import qadam.world.Server;

/** Every page there is, in three languages, light and dark, on a desktop and on a phone: accessible, valid, within its width. */
class SpineChecksTest {
    /** What a GET opens and is no page, each with what it is instead. Everything else must have been looked at. */
    private static final Map<String, String> NO_PAGES = Map.ofEntries(
        Map.entry("/", "leads to the reader's language"),
        Map.entry("/assets/{version}/<name>", "style, scripts, pictures"),
        Map.entry("/favicon.ico", "a picture"),
        Map.entry("/sw.js", "the service worker"),
        Map.entry("/api/answer-file", "JSON for a script"),
        Map.entry("/libraries/licences.txt", "a file"),
        Map.entry("/lab-text/{course}/{version}/{language}", "text for a script"),
        Map.entry("/{language}/labs/code-worker.js", "a script"),
        Map.entry("/{language}/attempts/{attempt}/snapshot", "a file"),
        Map.entry("/libraries/{library}/{hash}/{file}", "other people's programs for labs"),
        Map.entry("/health/live", "for whoever watches the server"),
        Map.entry("/health/ready", "for whoever watches the server"),
        Map.entry("/metrics", "for whoever watches the server"),
        Map.entry("/api/me", "JSON for a script"),
        Map.entry("/api/inbox", "JSON for a script"),
        Map.entry("/api/labs/{course}/{lab}", "JSON for a script"),
        Map.entry("/labs/vision/ornaments.png", "a picture"),
        Map.entry("/api/search", "JSON for a script"),
        Map.entry("/api/attempts/{attempt}", "JSON for a script"),
        Map.entry("/api/steps/{step}/receipt", "a file"),
        Map.entry("/.well-known/qadam/receipt-keys.txt", "for verifiers"),
        Map.entry("/.well-known/qadam/evaluation-keys.txt", "for verifiers"),
        Map.entry("/evaluations/{result}", "a file"),
        Map.entry("/{language}/me/export", "a file"),
        Map.entry("/{language}/inbox/{number}", "leads to what the notice is about"),
        Map.entry("/xapi/about", "for programs"),
        Map.entry("/xapi/statements", "for programs"),
        Map.entry("/xapi/activities", "for programs"),
        Map.entry("/xapi/agents", "for programs"),
        Map.entry("/xapi/activities/state", "for programs"),
        Map.entry("/xapi/activities/profile", "for programs"),
        Map.entry("/xapi/agents/profile", "for programs"),
        Map.entry("/xapi/<rest>", "for programs"),
        Map.entry("/v1/models", "for programs"),
        Map.entry("/v1/models/<model>", "for programs"),
        Map.entry("/v1/<path>", "for programs"),
        Map.entry("/build/task.jsonl", "a file"),
        Map.entry("/build/recorded.jsonl", "a file"),
        Map.entry("/build/evaluate.py", "a file"),
        Map.entry("/build/Evaluate.java", "a file"),
        Map.entry("/count.csv", "a file"),
        Map.entry("/register/tutor.json", "a file"),
        Map.entry("/{language}/count/brief.pdf", "a file; BriefTest looks at it"),
        Map.entry("/{language}/office/audit.csv", "a file"),
        Map.entry("/count.json", "a file"),
        Map.entry("/credentials/{id}", "leads to the form that is asked for"),
        Map.entry("/credentials/{id}/credential.json", "a file"),
        Map.entry("/credentials/{id}/credential.jwt", "a file"),
        Map.entry("/credentials/{id}/certificate.pdf", "a file"),
        Map.entry("/credentials/{id}/proof", "a file"),
        Map.entry("/credentials/{id}/credential.bundle.json", "a file"),
        Map.entry("/log/checkpoint", "for verifiers"),
        Map.entry("/log/policy", "for verifiers"),
        Map.entry("/log/closing/{programme}", "for verifiers"),
        Map.entry("/log/tile/<tile>", "for verifiers"),
        Map.entry("/.well-known/did.json", "for verifiers"),
        Map.entry("/trust.json", "for verifiers"),
        Map.entry("/scim/v2", "for an agency's directory"),
        Map.entry("/scim/v2/<path>", "for an agency's directory"),
        Map.entry("/scim/v2/Groups", "for an agency's directory"),
        Map.entry("/scim/v2/Groups/{id}", "for an agency's directory"),
        Map.entry("/scim/v2/ResourceTypes", "for an agency's directory"),
        Map.entry("/scim/v2/ResourceTypes/{id}", "for an agency's directory"),
        Map.entry("/scim/v2/Schemas", "for an agency's directory"),
        Map.entry("/scim/v2/Schemas/{id}", "for an agency's directory"),
        Map.entry("/scim/v2/ServiceProviderConfig", "for an agency's directory"),
        Map.entry("/scim/v2/Users", "for an agency's directory"),
        Map.entry("/scim/v2/Users/{id}", "for an agency's directory"),
        Map.entry("/sso/{provider}/return", "where another sign-on leads back to"),
        Map.entry("/{language}/classes/{group}/counting/list.csv", "a file"),
        Map.entry("/{language}/classes/{group}/progress.csv", "a file"),
        Map.entry("/{language}/organisations/{organisation}/progress.csv", "a file"),
        Map.entry("/{language}/organisations/{organisation}/roster/template", "a file"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}/sheet.pdf", "a file"),
        Map.entry("/{language}/consents/{code}/record.json", "a file"),
        Map.entry("/{language}/consents/{code}/record.pdf", "a file"),
        Map.entry("/status/{list}", "for verifiers"));
    /** Pages that are reached only in the middle of a story, and are looked at there as closely. */
    private static final Map<String, String> IN_A_STORY = Map.ofEntries(
        Map.entry("/{language}/organisations/{organisation}/rooms", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}/code", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}/sheet", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}/sitters/{sitter}", "SchoolStoryTest"),
        Map.entry("/{language}/exams/{exam}/room", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}/live", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/rooms/{room}/live/{attempt}", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/counting", "SchoolStoryTest"),
        Map.entry("/{language}/classes/{group}/counting", "SchoolStoryTest"),
        Map.entry("/{language}/count-my-child/{secret}", "SchoolStoryTest"),
        Map.entry("/{language}/consents/{code}", "SchoolStoryTest"),
        Map.entry("/{language}/organisations/{organisation}/roster/{draft}", "here in one language, roster.RosterPagesTest"),
        Map.entry("/{language}/register/tutor/evaluation/{result}", "evaluation.TutorEvalTest"),
        Map.entry("/{language}/alerts", "safeguard.SafeguardPagesTest"),
        Map.entry("/{language}/alerts/{number}", "safeguard.SafeguardPagesTest"),
        Map.entry("/{language}/tutor/answers/{answer}", "TutorStoryTest"),
        Map.entry("/{language}/tutor/answers/{answer}/report", "TutorStoryTest"),
        Map.entry("/{language}/classes/{group}/labs/{course}/{lab}", "gallery.GalleryPagesTest"),
        Map.entry("/{language}/gallery/{number}", "gallery.GalleryPagesTest"),
        Map.entry("/{language}/gallery/show/{work}", "gallery.GalleryPagesTest"),
        Map.entry("/{language}/labs/{course}/{lab}", "lab.LabPagesTest; of the real course here"),
        Map.entry("/{language}/labs/{course}/{lab}/unplugged", "lab.LabPagesTest; of the real course here"),
        Map.entry("/{language}/labs/{course}/{lab}/work", "lab.LabPagesTest; of the real course here"),
        Map.entry("/{language}/me/second-factor", "identity.SecondFactorTest, by its words"),
        Map.entry("/{language}/me/sso", "sso.KeycloakTest"));
    private static final Sight SIGHT = new Sight();
    private static final Map<String, ExecutorService> THREADS = new LinkedHashMap<>();
    private static final Map<String, Tour> TOURS = new LinkedHashMap<>();

    @BeforeAll
    static void lookAtEverything() throws Exception {
        try (Mailbox mailbox = Mailbox.open(); Server server = Server.with("--smtp", mailbox.address(), "--smtp-from", "qadam@mail.kz")) {
            Browsers.languages().forEach(language -> THREADS.put(language, Executors.newSingleThreadExecutor()));
            inEachLanguage(language -> {
                Tour tour = Tour.begin(language, server, SIGHT);
                synchronized (TOURS) {
                    TOURS.put(language, tour);
                }
            });
            walkTheDemonstration();
            walk(server, new SpineCast(server, mailbox));
            inEachLanguage(language -> TOURS.get(language).close());
            THREADS.values().forEach(ExecutorService::shutdown);
        }
    }

    private static void walkTheDemonstration() throws Exception {
        try (Server demonstration = Server.with("--demo")) {
            onTour(tour -> new DemonstrationsTour(tour.elsewhere(demonstration, "demo"), tour).walk());
            onTour(tour -> new SchoolsTour(tour.elsewhere(demonstration, "school")).walk());
        }
    }

    private static void walk(Server server, SpineCast cast) throws Exception {
        onTour(tour -> new StrangersTour(tour).beforeTheBankIsThere());
        cast.gather();
        onTour(tour -> atTheBeginning(tour, cast));
        cast.finishExams();
        onTour(tour -> {
            new LearnersTour(tour, cast).result();
            new OfficesTour(tour, cast).authors();
        });
        cast.claim();
        onTour(tour -> {
            new LearnersTour(tour, cast).credential();
            new OfficesTour(tour, cast).credential();
        });
        server.command("log", "publish", "--all");
        onTour(tour -> {
            new StrangersTour(tour).count();
            new LearnersTour(tour, cast).published();
        });
        cast.revoke();
        onTour(tour -> {
            new LearnersTour(tour, cast).revoked();
            new OfficesTour(tour, cast).revoked();
        });
        breakTheDatabase(server);
        onTour(tour -> new StrangersTour(tour).ourFault());
    }

    private static void atTheBeginning(Tour tour, SpineCast cast) {
        StrangersTour stranger = new StrangersTour(tour);
        stranger.doorstep(cast.invitation());
        stranger.lessons();
        stranger.labs();
        stranger.print();
        stranger.practicePages();
        stranger.practiceOnTheLesson();
        stranger.whatGoesWrong();
        stranger.reportAMistake();
        LearnersTour learner = new LearnersTour(tour, cast);
        learner.ownPages();
        learner.letters();
        learner.attempt();
        new OfficesTour(tour, cast).office();
    }

    /** So that one page has something to fail at. */
    private static void breakTheDatabase(Server server) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("qadam.db"));
             var statement = connection.createStatement()) {
            statement.execute("drop table mistake_reports");
        }
    }

    private static void onTour(Consumer<Tour> visit) throws Exception {
        inEachLanguage(language -> visit.accept(TOURS.get(language)));
    }

    private static void inEachLanguage(Consumer<String> act) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        THREADS.forEach((language, thread) -> all.add(thread.submit(() -> act.accept(language))));
        for (Future<?> one : all) {
            one.get();
        }
    }

    @Test
    void each_page_is_the_one_that_was_meant() {
        assertThat(SIGHT.surprises).isEmpty();
    }

    @Test
    void axe_finds_no_violation() {
        assertThat(SIGHT.violations).isEmpty();
    }

    @Test
    void the_nu_checker_finds_no_error() {
        assertThat(Nu.errors(SIGHT.html)).isEmpty();
    }

    @Test
    void no_page_scrolls_sideways_on_a_phone() {
        assertThat(SIGHT.wide).isEmpty();
    }

    @Test
    void nothing_moves_for_who_prefers_it_so() {
        assertThat(SIGHT.moving).isEmpty();
    }

    /** A new page fails here until a tour visits it in each language. */
    @Test
    void every_page_that_the_server_has_was_looked_at(@TempDir Path data) {
        List<String> missing = new ArrayList<>();
        List<String> addresses = addresses(data);
        for (String address : addresses) {
            Browsers.languages().map(language -> address.replace("{language}", language)).distinct()
                .filter(one -> !NO_PAGES.containsKey(address) && !IN_A_STORY.containsKey(address) && SIGHT.opened.stream().noneMatch(path -> path.matches(pattern(one))))
                .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
        assertThat(addresses).as("what is no page any more").containsAll(NO_PAGES.keySet()).containsAll(IN_A_STORY.keySet());
    }

    @Test
    void planted_faults_are_seen() {
        Sight sight = new Sight();
        try (BrowserContext context = Browsers.desktop("en")) {
            Page page = context.newPage();
            page.setContent("""
                <!doctype html><html lang=en><title>x</title><style>@media (prefers-color-scheme: dark) { body { background: #222 } }
                div { width: 50em } a { transition: color 1s } button { width: 9px; height: 9px; padding: 0; border: 0 }</style>
                <main><h1>x</h1><p>In the dark this is black on nearly black.</p><div>wide</div><a href=/>x</a> <button>1</button><button>2</button></main>""");
            sight.look(page, "planted", true);
        }
        assertThat(sight.violations).anyMatch(one -> one.contains("dark") && one.contains("color-contrast"))
            .noneMatch(one -> one.contains("light") && one.contains("color-contrast")).anyMatch(one -> one.contains("target-size"));
        assertThat(sight.wide).hasSize(1);
        assertThat(sight.moving).hasSize(1);
    }

    private static List<String> addresses(Path data) {
        FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
        try (House house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, clock))) {
            return house.addresses();
        }
    }

    private static String pattern(String address) {
        return address.replace(".", "\\.").replaceAll("\\{[^}]+\\}", "[^/]+").replaceAll("<[^>]+>", ".+");
    }
}
