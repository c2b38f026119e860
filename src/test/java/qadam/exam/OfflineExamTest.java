package qadam.exam;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.OldBrowser;

/** An exam while the network goes away: nothing is lost, nothing is there twice, and the learner reads the truth at each moment. */
class OfflineExamTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private final ExamSite site = new ExamSite(new ExamWorld(Databases.sqlite(), Items.singles()), true);
    private final BrowserContext browser = Browsers.phone("en");

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    /** Of each question the one row that counts, and how many there are of all. */
    private void assertStored(Attempt attempt, int... questions) {
        assertThat(site.world.attempts.responses(attempt)).containsOnlyKeys(java.util.Arrays.stream(questions).boxed().toArray(Integer[]::new));
        assertThat(rows(attempt)).as("saves on the server").isEqualTo(questions.length);
    }

    private int rows(Attempt attempt) {
        return site.world.database.read(handle -> new ResponseStore().all(handle, attempt)).size();
    }

    @Test
    void ten_minutes_offline_and_a_reload_then_every_answer_arrives_once() {
        LearnersScreen screen = new LearnersScreen(site, browser, "a1");
        Attempt attempt = screen.start();
        screen.keptPaper().give(1, 0);
        screen.saved(1);
        screen.cut();
        screen.give(2, 1);
        screen.waiting(2);
        screen.status("Waiting to be saved. Your answer is kept on this device.");
        screen.reads("No connection since 10:00");
        screen.reads("Answers waiting on this device: 1");
        screen.pass(TEN_MINUTES);
        screen.give(3, 2);
        screen.reads("Answers waiting on this device: 2");
        assertStored(attempt, 1);

        screen.page.reload();
        screen.reads("ends at 10:30");
        assertThat(screen.page.locator("[data-left]")).hasText(java.util.regex.Pattern.compile("(20:00|19:\\d\\d)"));
        screen.saved(1);
        screen.waiting(2);
        screen.waiting(3);
        screen.shows(1, 0);
        screen.status("Saved at 10:00");
        screen.shows(2, 1);
        screen.shows(3, 2);
        screen.reads("Answers waiting on this device: 2");

        screen.mend();
        screen.saved(2);
        screen.saved(3);
        screen.status("Saved at 10:10");
        screen.readsNot("No connection");
        assertStored(attempt, 1, 2, 3);
    }

    @Test
    void handed_in_without_a_network_it_is_said_and_sent_once_with_all_that_waited() {
        LearnersScreen screen = new LearnersScreen(site, browser, "a1");
        Attempt attempt = screen.start();
        screen.give(1, 0);
        screen.saved(1);
        screen.cut();
        screen.give(2, 1);
        screen.waiting(2);
        screen.page.click("text=Look over and hand in");
        screen.reads("1 of 10 questions answered and saved.");
        screen.reads("Answers waiting on this device: 1");
        screen.pass(Duration.ofMinutes(5));
        screen.page.click("button:has-text('Hand in')");
        screen.reads("Handed in on this device at 10:05");
        screen.reads("Not yet received by the server.");
        assertThat(screen.page.locator("form[data-hand-in]")).isHidden();
        assertThat(site.world.fresh(attempt).open()).isTrue();
        screen.pass(TEN_MINUTES);
        screen.mend();
        screen.result();
        assertStored(attempt, 1, 2);
        assertThat(site.world.fresh(attempt).handedInByHand()).isTrue();
        assertThat(left(screen)).isEqualTo(List.of());
    }

    private static Object left(LearnersScreen screen) {
        return screen.page.evaluate("""
            () => new Promise(resolve => {
              indexedDB.open('qadam-exam').onsuccess = ({ target: { result: database } }) => {
                database.transaction('saves').objectStore('saves').getAll().onsuccess = event => { database.close(); resolve(event.target.result); };
              };
            })""");
    }

    /** The server had heard of it a moment before, so nobody can know what could have been sent: a person looks. */
    @Test
    void network_is_cut_in_the_second_of_the_deadline_and_back_ten_minutes_later() {
        LearnersScreen screen = new LearnersScreen(site, browser, "a1");
        Attempt attempt = screen.start();
        screen.give(1, 0);
        screen.saved(1);
        screen.pass(Duration.ofSeconds(29 * 60 + 58));
        screen.give(2, 1);
        screen.saved(2);
        screen.cut();
        screen.give(3, 1);
        screen.waiting(3);
        screen.pass(Duration.ofSeconds(2));
        screen.reads("The time is over");
        screen.reads("they are accepted as late until 10:45");
        screen.reads("Answers waiting on this device: 1");
        assertThat(screen.page.locator("[data-desk] .choice input").first()).isDisabled();
        screen.pass(TEN_MINUTES);
        screen.mend();
        screen.result();
        screen.reads("1 answer came late. They are kept; a person decides whether they count");
        assertThat(site.world.attempts.responses(attempt)).containsOnlyKeys(1, 2);
        assertThat(rows(attempt)).as("the late one is kept").isEqualTo(3);
    }

    @Test
    void whoever_fell_silent_before_the_end_has_it_accepted_as_late_and_handed_in_by_itself() {
        LearnersScreen screen = new LearnersScreen(site, browser, "a1");
        Attempt attempt = screen.start();
        screen.give(1, 0);
        screen.saved(1);
        screen.cut();
        screen.pass(Duration.ofMinutes(29));
        screen.give(2, 1);
        screen.waiting(2);
        screen.pass(Duration.ofMinutes(2));
        screen.reads("The time is over");
        screen.pass(TEN_MINUTES);
        screen.mend();
        screen.result();
        assertStored(attempt, 1, 2);
        assertThat(site.world.fresh(attempt).open()).isFalse();
    }

    @Test
    void page_that_was_left_is_opened_after_the_end_and_what_waited_is_sent_and_handed_in() {
        LearnersScreen screen = new LearnersScreen(site, browser, "a1");
        Attempt attempt = screen.start();
        screen.cut();
        screen.give(1, 0);
        screen.waiting(1);
        site.world.clock.forward(Duration.ofMinutes(40));
        String paper = screen.page.url().replaceFirst("\\?.*", "");
        screen.page.navigate("about:blank");
        screen.mend();
        screen.page.navigate(paper);
        assertThat(screen.page.locator(".big-number")).isVisible();
        screen.reads("1 answer came from your device after the end and counted.");
        assertStored(attempt, 1);
        assertThat(site.world.fresh(attempt).open()).isFalse();
    }

    @Test
    void busy_server_is_left_alone_for_as_long_as_it_asks() {
        LearnersScreen screen = new LearnersScreen(site, browser, "a1");
        screen.start();
        List<Long> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
        screen.page.route("**/responses**", route -> {
            sent.add(System.nanoTime());
            if (sent.size() > 1) {
                route.resume();
            } else {
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(503).setHeaders(java.util.Map.of("Retry-After", "2"))
                    .setContentType("application/json").setBody("{\"problem\":\"busy\",\"message\":\"busy\"}"));
            }
        });
        screen.give(1, 0);
        screen.waiting(1);
        screen.saved(1);
        assertThat(Duration.ofNanos(sent.get(1) - sent.get(0))).isGreaterThan(Duration.ofMillis(1950));
    }

    @Test
    void browser_that_is_killed_without_a_network_opens_again_with_all_answers_and_sends_them() {
        Path profile = Databases.folder();
        LearnersScreen first = new LearnersScreen(site, Browsers.lasting(profile, "en"), "a1");   // nobody closes it: it is killed
        Attempt attempt = first.start();
        first.keptPaper().give(1, 2);
        first.saved(1);
        first.cut();
        first.give(2, 1);
        first.waiting(2);
        String paper = first.page.url().replaceFirst("\\?.*", "");
        Browsers.kill(profile);
        try (BrowserContext second = Browsers.lasting(profile, "en")) {
            LearnersScreen screen = new LearnersScreen(site, second, "a1");
            second.setOffline(true);
            screen.page.navigate(paper);
            screen.shows(1, 2);
            screen.status("Saved at 10:00");
            screen.shows(2, 1);
            screen.status("Waiting to be saved");
            screen.reads("Answers waiting on this device: 1");
            screen.mend();
            screen.saved(2);
            assertStored(attempt, 1, 2);
        }
    }

    @Test
    void what_cannot_be_stored_on_the_device_is_said_at_once() {
        LearnersScreen screen = new LearnersScreen(site, OldBrowser.refusingStorage(browser), "a1");
        Attempt attempt = screen.start();
        screen.cut();
        screen.give(1, 0);
        screen.reads("This browser cannot keep your answers");
        screen.waiting(1);
        screen.mend();
        screen.saved(1);
        screen.readsNot("This browser cannot keep your answers");
        assertStored(attempt, 1);
    }
}
