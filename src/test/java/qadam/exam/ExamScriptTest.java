package qadam.exam;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;

/** The exam in a browser with script: what is called saved is stored, and nothing is lost when the network is. */
class ExamScriptTest {
    private final ExamSite site = new ExamSite(new ExamWorld(Databases.sqlite(), Items.singles()));
    private final BrowserContext context = Browsers.desktop("en");
    private Page page;
    private Attempt attempt;

    @BeforeEach
    void begin() {
        page = open(context, "a1");
        page.navigate(site.origin() + "/en/exams/trial");
        page.click("text=Start the exam");
        page.waitForLoadState();
        attempt = site.attempt(page.url());
    }

    @AfterEach
    void close() {
        context.close();
        site.close();
    }

    private Page open(BrowserContext browser, String who) {
        browser.addCookies(List.of(new Cookie("who", who).setUrl(site.origin())));
        return browser.newPage();
    }

    private Locator status() {
        return page.locator("[data-desk] [data-status]");
    }

    private void choose(int option) {
        page.locator("[data-desk] .choice").nth(option).click();
    }

    private int stored() {
        return site.world.attempts.responses(attempt).size();
    }

    @Test
    void answer_is_saved_as_it_is_given_and_is_there_after_a_reload() {
        choose(0);
        assertThat(status()).containsText("Saved at");
        assertThat(stored()).isEqualTo(1);
        page.click("text=Save and go on");
        assertThat(page.locator("h1")).hasText("Question 2 of 10");
        choose(1);
        choose(2);
        assertThat(status()).containsText("Saved at");
        page.reload();
        assertThat(page.locator("h1")).hasText("Question 2 of 10");
        assertThat(page.locator("[data-desk] .choice input").nth(2)).isChecked();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void answer_chosen_before_the_script_has_come_is_saved_too() {
        page.route(Pattern.compile(".*/exam\\.js"), route -> {
            page.evaluate("document.querySelector('[data-desk] .choice input').click()");
            route.resume();
        });
        page.navigate(page.url() + "?q=3");
        assertThat(status()).containsText("Saved at");
        assertThat(site.world.attempts.responses(attempt)).containsOnlyKeys(3);
    }

    @Test
    void network_goes_away_and_comes_back_and_every_answer_arrives() {
        context.setOffline(true);
        for (int number = 1; number < 10; number++) {
            choose(number % 3);
            assertThat(status()).containsText("Waiting to be saved");
            page.click("text=Save and go on");
        }
        assertThat(page.locator("[data-notices]")).containsText("No connection since");
        assertThat(stored()).isZero();
        context.setOffline(false);
        assertThat(page.locator("nav [data-mark]", new Page.LocatorOptions().setHasText("✓"))).hasCount(9);
        assertThat(stored()).isEqualTo(9);
        assertThat(page.locator("[data-notices]")).not().containsText("No connection since");
    }

    @Test
    void waiting_answer_survives_a_reload_and_is_sent_then() {
        page.route(Pattern.compile(".*/responses.*"), route -> route.abort());
        choose(1);
        assertThat(status()).containsText("Waiting to be saved");
        page.onDialog(dialog -> dialog.accept());
        page.navigate(page.url() + "?q=1");
        assertThat(page.locator("[data-desk] .choice input").nth(1)).isChecked();
        assertThat(status()).containsText("Waiting to be saved");
        assertThat(stored()).isZero();
        page.unroute(Pattern.compile(".*/responses.*"));
        page.reload();
        assertThat(status()).containsText("Saved at");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void exam_moved_to_another_browser_is_said_at_the_next_save_which_is_not_lost() {
        try (BrowserContext other = Browsers.desktop("en")) {
            Page there = open(other, "a2");
            there.navigate(page.url());
            there.click("button:has-text('Go on here')");
            assertThat(there.locator("h1")).hasText("Question 1 of 10");
            choose(0);
            assertThat(page.locator("[data-notices]")).containsText("moved to another browser");
            assertThat(page.locator("[data-notices]")).containsText("Everything you answered here has been received");
            assertThat(page.locator("[data-desk] .choice input").first()).isDisabled();
            assertThat(stored()).isEqualTo(1);
        }
    }

    @Test
    void handing_in_shows_the_result() {
        for (int number = 1; number <= 10; number++) {
            page.locator("[data-desk] .choice", new Page.LocatorOptions().setHasText("Option b")).click();
            page.click(number < 10 ? "text=Save and go on" : "text=Save and look over");
        }
        assertThat(page.locator(".lead")).hasText("10 of 10 questions answered and saved.");
        page.click("button:has-text('Hand in')");
        assertThat(page.locator("h1")).hasText("You have passed");
        assertThat(site.world.news).hasSize(1);
    }

    @Test
    void keyboard_alone_is_enough() {
        page.locator("[data-desk] .choice input").first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(status()).containsText("Saved at");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Question 2 of 10");
        assertThat(page.locator("h1")).isFocused();
    }

    @Test
    void axe_finds_nothing() {
        assertThat(Axe.findings(page)).isEmpty();
        page.navigate(page.url() + "/hand-in");
        assertThat(Axe.findings(page)).isEmpty();
        page.click("button:has-text('Hand in')");
        assertThat(page.locator("h1")).hasText("Not passed yet");
        assertThat(Axe.findings(page)).isEmpty();
        page.navigate(site.origin() + "/en/exams/trial");
        assertThat(Axe.findings(page)).isEmpty();
    }
}
