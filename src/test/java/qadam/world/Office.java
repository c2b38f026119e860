package qadam.world;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** The programme office's first administrator at their own screen: signed up by the one-time link, confirms people. */
public final class Office {
    private final Server server;
    private final BrowserContext context;

    private Office(Server server, BrowserContext context) {
        this.server = server;
        this.context = context;
    }

    public static Office open(Server server, String password) {
        return open(server, password, Browsers.desktop("ru"));
    }

    public static Office open(Server server, String password, BrowserContext context) {
        Page page = context.newPage();
        page.navigate(server.administratorLink());
        page.fill("input[name=name]", "Офис");
        page.fill("input[name=user]", "office");
        page.fill("input[name=password]", password);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me/recovery-codes**");
        page.close();
        return new Office(server, context);
    }

    /** Confirms who a person is, with the national id of their document and a reason, on the office's own page. @return the id */
    public String confirm(String user) {
        String nationalId = Iin.next();
        Page page = context.newPage();
        page.navigate(server.origin() + "/ru/office/people");
        page.fill("input[name=user]", user);
        page.locator("form:has(input[name=user]) button").first().click();
        page.waitForURL("**/office/people/*");
        page.fill("input[name=national_id]", nationalId);
        page.fill("input[name=reason]", "Видели удостоверение личности");
        page.locator("form:has(input[name=act][value=confirm]) button").click();
        page.locator("input[name=act][value=undo]").waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.close();
        return nationalId;
    }

    /** Makes the link that lets a person in again who lost everything. */
    public String letIn(String user) {
        Page page = context.newPage();
        page.navigate(server.origin() + "/ru/office/people");
        page.fill("input[name=user]", user);
        page.locator("form:has(input[name=user]) button").first().click();
        page.waitForURL("**/office/people/*");
        page.navigate(page.url() + "/reset");
        page.fill("input[name=reason]", "Потерял телефон, пришёл сам");
        page.locator("form:has(input[value=make]) button").click();
        String link = page.locator(".notice code").innerText();
        page.close();
        return link;
    }

    public Page page() {
        return context.newPage();
    }
}
