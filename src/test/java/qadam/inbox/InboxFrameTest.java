package qadam.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.shared.Database;
import qadam.world.Browsers;
import qadam.world.Server;

/** How much is new stands in the frame of every page for who is signed in, and nowhere for others. */
class InboxFrameTest {
    @Test
    void the_number_is_on_personal_pages_and_on_those_that_are_the_same_for_everybody_until_the_person_leaves() {
        try (Server server = Server.process(); BrowserContext context = Browsers.phone("kk")) {
            Page page = context.newPage();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/api/inbox")) {
                    asked.add(request.url());
                }
            });
            page.navigate(server.origin() + "/kk/courses");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            String fixed = page.request().get(server.origin() + "/kk/courses").text();
            assertThat(page.locator("[data-inbox]").isVisible()).isFalse();
            signUp(server, page);
            tell(server);
            page.navigate(server.origin() + "/kk/me");
            assertThat(words(page)).isEqualTo("Хабарламалар: 1 жаңа");
            assertThat(asked).as("strangers and personal pages ask for nothing").isEmpty();
            page.navigate(server.origin() + "/ru/courses");
            page.locator("[data-inbox]:not([hidden])").waitFor();
            assertThat(words(page)).isEqualTo("Уведомления: 1 новое");
            assertThat(page.request().get(server.origin() + "/kk/courses").text()).as("the same bytes for everybody").isEqualTo(fixed);
            page.locator("[data-inbox]").click();
            page.waitForURL("**/ru/inbox");
            page.locator("form[action$='/inbox/read'] button").click();
            page.locator("form[action$='/inbox/read']").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(page.locator("[data-inbox-number]").isVisible()).isFalse();
            page.navigate(server.origin() + "/kk/me");
            page.locator("form[action$='/sign-out'] button").click();
            page.waitForURL("**/kk");
            page.navigate(server.origin() + "/kk/courses");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(asked).as("only while somebody was signed in").hasSize(1);
            assertThat(page.locator("[data-inbox]").isVisible()).isFalse();
        }
    }

    private static String words(Page page) {
        return page.locator("[data-inbox-words]").textContent();
    }

    private static void signUp(Server server, Page page) {
        page.navigate(server.origin() + "/kk/sign-up");
        page.fill("input[name=name]", "Айгүл");
        page.fill("input[name=user]", "aigul");
        page.fill("input[name=password]", "көк аспан 2026 таза");
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me/recovery-codes**");
    }

    private static void tell(Server server) {
        try (Database database = Database.sqlite(server.data())) {
            database.write(handle -> {
                UUID person = handle.createQuery("select id from persons").mapTo(UUID.class).one();
                new NoticeStore().add(handle, person, NoticeKind.PASSED, "ai-for-everyone", "/courses", java.time.Instant.EPOCH);
                return null;
            });
        }
    }
}
