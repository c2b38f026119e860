package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.world.Browsers;
import qadam.world.Databases;

/** One exam in two browsers, or in two tabs of one, while the network comes and goes. */
class ExamOnTwoDevicesTest {
    private final ExamSite site = new ExamSite(new ExamWorld(Databases.sqlite(), Items.singles()), true);
    private final BrowserContext browser = Browsers.phone("en");

    @AfterEach
    void close() {
        browser.close();
        site.close();
    }

    private int rows(Attempt attempt) {
        return site.world.database.read(handle -> new ResponseStore().all(handle, attempt)).size();
    }

    @Test
    void two_devices_lose_nothing_and_the_former_one_says_what_counts() {
        LearnersScreen phone = new LearnersScreen(site, browser, "a1");
        Attempt attempt = phone.start();
        phone.cut();
        phone.give(1, 0);
        phone.give(2, 0);
        phone.waiting(2);
        site.wire().mend();
        try (BrowserContext other = Browsers.desktop("en")) {
            LearnersScreen laptop = new LearnersScreen(site, other, "a2");
            laptop.page.navigate(phone.page.url().replaceFirst("\\?.*", ""));
            laptop.page.click("button:has-text('Go on here')");
            laptop.give(1, 2);
            laptop.saved(1);
            browser.setOffline(false);
            phone.reads("The exam was moved to another browser.");
            phone.reads("Everything you answered here has been received.");
            phone.reads("the answer of the one that sits now counts");
            laptop.page.reload();
            laptop.shows(1, 2);
            laptop.shows(2, 0);
            assertThat(rows(attempt)).isEqualTo(3);
        }
    }

    /** The phone never heard that somebody went on elsewhere: its answer is not pushed over the later one, and not thrown away. */
    @Test
    void coming_back_to_the_former_device_offers_what_it_could_not_send() {
        LearnersScreen phone = new LearnersScreen(site, browser, "a1");
        Attempt attempt = phone.start();
        String paper = phone.page.url().replaceFirst("\\?.*", "");
        phone.cut();
        phone.give(1, 0);
        phone.waiting(1);
        phone.page.navigate("about:blank");
        site.wire().mend();
        try (BrowserContext other = Browsers.desktop("en")) {
            LearnersScreen laptop = new LearnersScreen(site, other, "a2");
            laptop.page.navigate(paper);
            laptop.page.click("button:has-text('Go on here')");
            laptop.give(1, 2);
            laptop.saved(1);
        }
        browser.setOffline(false);
        phone.page.navigate(paper);
        phone.page.click("button:has-text('Go on here')");
        phone.reads("Two devices have answered the same question.");
        phone.shows(1, 2);
        phone.reads("you gave another answer on this device");
        phone.page.click("button:has-text('Save the answer of this device')");
        phone.shows(1, 0);
        phone.status("Saved at");
        phone.readsNot("Two devices");
        phone.page.reload();
        phone.shows(1, 0);
        assertThat(site.world.attempts.responses(attempt)).containsOnlyKeys(1);
    }

    @Test
    void two_tabs_of_one_browser_do_not_fight_and_the_last_answer_stands_in_both() {
        LearnersScreen one = new LearnersScreen(site, browser, "a1");
        Attempt attempt = one.start();
        LearnersScreen two = new LearnersScreen(site, browser, "a1", browser.newPage());
        two.page.navigate(one.page.url());
        two.cut();
        one.give(1, 0);
        one.waiting(1);
        two.give(1, 2);
        two.waiting(1);
        two.mend();
        one.saved(1);
        two.saved(1);
        one.shows(1, 2);
        two.shows(1, 2);
        assertThat(rows(attempt)).isEqualTo(2);
    }
}
