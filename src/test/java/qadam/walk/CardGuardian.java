package qadam.walk;

import com.microsoft.playwright.Page;
import java.util.List;

/** A guardian on a phone of their own, without an account. */
final class CardGuardian {
    final Page page;
    private final String home;
    private String own;

    CardGuardian(Page page, String home) {
        this.page = page;
        this.home = home;
    }

    void typeCode(String digits) {
        page.navigate(home + "/consent");
        page.fill("input[name=code]", digits);
        press("form:has(input[name=code]) button");
    }

    void open(String link) {
        page.navigate(link);
    }

    void agree(String name, List<String> purposes) {
        purposes.forEach(purpose -> page.check("input[name=" + purpose + "]"));
        page.fill("input[name=name]", name);
        page.check("input[value=guardian]");
        page.check("input[name=declared]");
        page.click("button[value=answer]");
        page.waitForURL("**/consents/*");
        own = page.url();
    }

    /** Their own address, where they change and take back. */
    void openOwn() {
        page.navigate(own);
    }

    void takeBack(String purpose) {
        openOwn();
        page.locator("details:has(button[value=change]) > summary").click();
        page.uncheck("input[name=" + purpose + "]");
        press("button[value=change]");
    }

    void giveId(String digits) {
        page.fill("input[name=national_id]", digits);
        press("form:has(input[name=national_id]) button");
    }

    void press(String button) {
        page.locator(button).click();
        page.waitForLoadState();
    }
}
