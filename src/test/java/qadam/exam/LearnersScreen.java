package qadam.exam;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** One learner's browser before an exam: its network and its clock are the test's, the clock together with the server's. */
final class LearnersScreen {
    /** Puts the device's clock, the wall's and the steady one, forward by what stands in the window's name, which survives a reload; no chance in pauses. */
    private static final String CLOCK = """
        (() => {
          const [date, steady] = [Date.now.bind(Date), performance.now.bind(performance)];
          const ahead = () => Number(window.name) || 0;
          Date.now = () => date() + ahead();
          performance.now = () => steady() + ahead();
          Math.random = () => 0;
        })();""";
    final Page page;
    private final ExamSite site;
    private final BrowserContext browser;

    /** @param who as {@link Visitors} knows the person and the browser */
    LearnersScreen(ExamSite site, BrowserContext browser, String who) {
        this(site, browser, who, browser.pages().isEmpty() ? browser.newPage() : browser.pages().getFirst());
    }

    /** @param page a tab of it */
    LearnersScreen(ExamSite site, BrowserContext browser, String who, Page page) {
        this.site = site;
        this.browser = browser;
        double tomorrow = Instant.now().plus(Duration.ofDays(1)).getEpochSecond();
        browser.addInitScript(CLOCK);
        browser.addCookies(java.util.List.of(new Cookie("who", who).setUrl(site.origin()).setExpires(tomorrow),
            new Cookie("qadam-owner", "aigul").setUrl(site.origin()).setExpires(tomorrow)));
        this.page = page;
        page.onDialog(dialog -> dialog.accept());
    }

    Attempt start() {
        page.navigate(site.origin() + "/en/exams/trial");
        page.click("text=Start the exam");
        page.waitForLoadState();
        return site.attempt(page.url().replaceFirst("[?#].*", ""));
    }

    /** Until this device has the paper for a time without a network. */
    LearnersScreen keptPaper() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForCondition(() -> (boolean) page.evaluate("""
            async () => Boolean(navigator.serviceWorker.controller && await caches.match(location.pathname))"""));
        return this;
    }

    void cut() {
        site.wire().cut();
        browser.setOffline(true);
    }

    void mend() {
        site.wire().mend();
        browser.setOffline(false);
    }

    /** So much time passes, on this device and on the server. */
    void pass(Duration time) {
        site.world.clock.forward(time);
        page.evaluate("by => { window.name = (Number(window.name) || 0) + by; }", (double) time.toMillis());
    }

    void give(int number, int option) {
        page.locator("nav [data-go='" + number + "']").click();
        page.locator("form[data-number='" + number + "']").waitFor();
        page.locator("[data-desk] .choice").nth(option).click();
    }

    void saved(int number) {
        assertThat(mark(number)).hasText(Pattern.compile(" ✓.*"));
    }

    void waiting(int number) {
        assertThat(mark(number)).hasText(Pattern.compile(" ….*"));
    }

    private Locator mark(int number) {
        return page.locator("nav [data-go='" + number + "'] [data-mark]");
    }

    void shows(int number, int option) {
        page.locator("nav [data-go='" + number + "']").click();
        assertThat(page.locator("form[data-number='" + number + "'] .choice input").nth(option)).isChecked();
    }

    void reads(String words) {
        assertThat(page.locator("main")).containsText(words);
    }

    void readsNot(String words) {
        assertThat(page.locator("[data-notices]")).not().containsText(words);
    }

    void status(String words) {
        assertThat(page.locator("[data-desk] [data-status]")).containsText(words);
    }

    void result() {
        page.waitForURL("**/result**");
    }
}
