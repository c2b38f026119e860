package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.Server;

/** A day without a network: lessons that were opened go on, answers wait through everything, a file goes by hand, and each is recorded once. */
class OfflineWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final String LESSON = "/courses/ai-for-everyone/ai-around-you";
    private static final Pattern STEPS = Pattern.compile(".*/api/steps");
    private static final String KEPT = "async page => (await caches.open('qadam-kept-1')).match('/kept-list' + page).then(Boolean)";
    private static final String WAITING = """
        () => new Promise((resolve, reject) => {
          const request = indexedDB.open('qadam-outbox');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const database = request.result;
            database.transaction('steps').objectStore('steps').getAll().onsuccess = event => { database.close(); resolve(event.target.result); };
          };
        })""";
    /** As if it had been given before the lesson before this one. */
    private static final String LONG_AGO = """
        () => new Promise((resolve, reject) => {
          const request = indexedDB.open('qadam-outbox');
          request.onsuccess = () => {
            const database = request.result;
            const transaction = database.transaction('steps', 'readwrite');
            const steps = transaction.objectStore('steps');
            steps.getAll().onsuccess = event => event.target.result.forEach(step => steps.put({ ...step, takenAt: step.takenAt - 3600000 }));
            transaction.oncomplete = () => { database.close(); dispatchEvent(new Event('online')); resolve(); };
          };
        })""";
    private static Server server;

    @BeforeAll
    static void open() {
        server = Server.process();
    }

    @AfterAll
    static void shut() {
        server.close();
    }

    private static Journey journey(Page page) {
        return new Journey(server, page, new Hands.Pointer(), "en", true, seen -> { });
    }

    private static List<?> waiting(Page page) {
        return (List<?>) page.evaluate(WAITING);
    }

    private static String line(Page page) {
        return page.locator("[data-waiting-line]").innerText();
    }

    private static void until(Page page, String words) {
        page.waitForCondition(() -> page.locator("[data-waiting]").isVisible() && line(page).contains(words));
    }

    /** Read beside the running server, as an auditor would. */
    private static long count(String table) {
        try (Database database = Database.sqlite(server.data())) {
            return database.read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
        }
    }

    @Test
    void a_lesson_goes_on_without_a_network_through_a_closed_browser_and_a_killed_server_and_its_file_and_its_answer_are_one() {
        Path profile = Databases.folder();
        long before = count("steps");
        try (BrowserContext device = Browsers.keeping(profile, "en")) {
            Page page = device.newPage();
            journey(page).signUp("aigul", PASSWORD);
            journey(page).open(LESSON);
            page.waitForCondition(() -> (Boolean) page.evaluate(KEPT, "/en" + LESSON));
            server.kill();
            device.setOffline(true);
            lessonIsThereAndTheOthersSayThatTheyAreNot(page);
            journey(page).give();
            until(page, "1");
            assertThat(waiting(page)).hasSize(1);
        }
        Path file;
        try (BrowserContext device = Browsers.keeping(profile, "en")) {
            device.setOffline(true);
            Page page = device.newPage();
            journey(page).open(LESSON);
            until(page, "1");
            file = file(page);
            server.start();
            broughtInByHand(file);
            assertThat(count("steps")).isEqualTo(before + 1);
            device.setOffline(false);
            page.evaluate("dispatchEvent(new Event('online'))");
            until(page, "Everything that waited here has been sent");
            assertThat(waiting(page)).isEmpty();
            journey(page).steps(1);
        }
        assertThat(count("steps")).as("by file and by network it is one").isEqualTo(before + 1);
    }

    private static void lessonIsThereAndTheOthersSayThatTheyAreNot(Page page) {
        page.reload();
        assertThat(page.locator("[data-kept-note]").isVisible()).isTrue();
        page.locator("a[rel=next]").click();
        page.locator("h1").getByText("This page is not kept on this device").waitFor();
        assertThat(Axe.findings(page)).isEmpty();
        page.locator("main a[href='/en" + LESSON + "']").click();
        page.locator("section.practice form").first().waitFor();
    }

    /** What somebody does who has waited long enough. It can be read by nobody on the way. */
    private static Path file(Page page) {
        page.evaluate(LONG_AGO);
        Path file = Databases.folder().resolve("qadam.answers");
        page.locator("[data-answer-file] button").waitFor();
        page.waitForDownload(() -> page.locator("[data-answer-file] button").click()).saveAs(file);
        assertThat(read(file)).matches("[\\w-]+\\.\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        return file;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void broughtInByHand(Path file) {
        try (BrowserContext desk = Browsers.desktop("en")) {
            Page page = desk.newPage();
            journey(page).signUp("teacher", PASSWORD);
            assertThat(bring(page, file)).contains("belongs to a learner who is not yours");
            intoOneClass();
            assertThat(bring(page, file)).contains("Learner: Айгүл", "Added: 1", ", question ");
            assertThat(Axe.findings(page)).isEmpty();
            assertThat(bring(page, file)).contains("This file was brought in before", "Nothing was added this time", "Added: 1");
            assertThat(count("answer_files")).isEqualTo(1);
        }
    }

    private static String bring(Page page, Path file) {
        journey(page).open("/answer-file");
        page.setInputFiles("input[type=file]", file);
        page.locator("main form button").click();
        page.waitForLoadState();
        return page.locator("main").innerText();
    }

    /** Whoever signed up first is a pupil where whoever signed up last teaches. */
    private static void intoOneClass() {
        try (Database database = Database.sqlite(server.data())) {
            InstantSource clock = InstantSource.system();
            Organisations organisations = Organisations.open(database, new Texts(), clock);
            database.write(handle -> {
                Organisation school = organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("№ 15 мектеп"));
                Organisation fifth = organisations.add(handle, school, Kind.CLASS, new NewPlace("5 А", Optional.empty(), Optional.of(5)));
                List<UUID> people = handle.createQuery("select person from sign_ins order by number").mapTo(UUID.class).list();
                new Members(clock).add(handle, fifth, people.getFirst(), "teacher");
                return handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, 'TEACHER', :place, 0)")
                    .bind("person", people.getLast()).bind("place", fifth.number()).execute();
            });
        }
    }

    /** By the browser's locks, and by a lease where it has none. */
    @Test
    void two_tabs_send_each_answer_once_and_show_the_same() {
        for (boolean locks : List.of(true, false)) {
            try (BrowserContext device = Browsers.phone("en")) {
                if (!locks) {
                    device.addInitScript("delete Navigator.prototype.locks");
                }
                twoTabs(device);
            }
        }
    }

    private static void twoTabs(BrowserContext device) {
        List<String> sent = new CopyOnWriteArrayList<>();
        Page first = device.newPage();
        Page second = device.newPage();
        List.of(first, second).forEach(tab -> {
            journey(tab).open(LESSON);
            tab.onRequest(request -> sent.addAll(STEPS.matcher(request.url()).matches() ? List.of(request.postData()) : List.of()));
        });
        device.route(STEPS, route -> route.abort());
        journey(first).give();
        until(first, "1");
        until(second, "1");
        sent.clear();
        device.unroute(STEPS);
        List.of(second, first).forEach(tab -> tab.evaluate("dispatchEvent(new Event('online'))"));
        List.of(first, second).forEach(tab -> until(tab, "Everything that waited here has been sent"));
        assertThat(second.locator("section.practice .notice.good").count()).as("the other tab shows what came of it").isEqualTo(1);
        assertThat(sent).hasSize(1);
    }
}
