package qadam.walk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import qadam.classroom.CardPdf;
import qadam.shared.Language;
import qadam.shared.Regions;
import qadam.world.Browsers;
import qadam.world.Server;

/** A school's grown-ups in browsers of their own, each come by the link of somebody who answers for more; and the browsers of all others in a story. */
final class SchoolDesks implements AutoCloseable {
    static final String BIN = "960440000220";
    static final String SCHOOL = "№ 15 мектеп";
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final double PATIENCE_MILLIS = 60_000;

    final String home;
    /** Whom the installation knows first, and who is the head of the school too: in a small place one person is more than one thing. */
    final Page head;
    final Page teacher;
    /** Without script, where nothing moves by itself; and the same person's phone, to look at the same pages. */
    final Page invigilator;
    final Page invigilatorsPhone;
    final Page clerk;
    final String school;
    final String group;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final String language;

    SchoolDesks(Server server, String language) {
        this.language = language;
        this.home = server.origin() + "/" + language;
        this.head = arrive(window(Browsers.desktop(language)), server.administratorLink(), "head");
        head.navigate(home + "/organisations/1");
        String region = new Regions().find("KZ-75").orElseThrow().name().in(Language.of(language).orElseThrow());
        head.locator("main a", new Page.LocatorOptions().setHasText(region)).click();
        this.school = add(head, SCHOOL, "label:has(input[name=kind][value=school])", "code", BIN);
        head.navigate(invite(head, school, "head"));
        head.locator("main form button").first().click();
        head.waitForURL(url -> !url.contains("/invitation"));
        head.navigate(home + "/organisations/" + school);
        this.group = add(head, "7 «А»", "h1", "grade", "7");
        this.teacher = arrive(phone(), invite(head, group, "teacher"), "teacher");
        this.invigilatorsPhone = arrive(phone(), invite(head, school, "invigilator"), "invigilator");
        this.invigilator = window(Browsers.withoutScript(language));
        invigilator.context().addCookies(invigilatorsPhone.context().cookies());
        this.clerk = arrive(phone(), invite(head, school, "clerk"), "clerk");
    }

    /** Of another person, with nothing in it. */
    Page phone() {
        return window(Browsers.phone(language));
    }

    private Page window(BrowserContext context) {
        context.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(context);
        return context.newPage();
    }

    private static Page arrive(Page page, String link, String user) {
        page.navigate(link);
        page.fill("input[name=name]", "Name of " + user);
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me/recovery-codes**");
        return page;
    }

    /** @return its number */
    private static String add(Page page, String name, String kind, String field, String value) {
        page.locator(kind).first().click();
        page.locator("form:has(input[value=add]) input[name=name]").fill(name);
        page.locator("form:has(input[value=add]) input[name=" + field + "]").fill(value);
        page.locator("form:has(input[value=add]) button").click();
        String address = page.locator("main li a", new Page.LocatorOptions().setHasText(name)).getAttribute("href");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private String invite(Page page, String place, String role) {
        page.navigate(home + "/organisations/" + place);
        page.locator("label:has(input[name=role][value=" + role + "])").click();
        page.locator("form:has(input[value=invite]) button").click();
        return page.locator(".notice code").innerText();
    }

    String origin() {
        return home.substring(0, home.lastIndexOf('/'));
    }

    String classes() {
        return home + "/classes/" + group;
    }

    String rooms() {
        return home + "/organisations/" + school + "/rooms";
    }

    /** The list as it is pasted. */
    void enter(String names) {
        teacher.navigate(classes());
        teacher.fill("textarea[name=names]", names);
        teacher.locator("form:has(textarea[name=names]) button").click();
        teacher.waitForLoadState();
    }

    /** The sheet that the teacher prints, as the children read it. */
    List<CardPdf.Printed> print(List<String> names) throws IOException {
        return CardPdf.read(teacher.request().post(classes() + "/cards", RequestOptions.create().setForm(FormData.create()
            .set("csrf", teacher.locator("input[name=csrf]").first().inputValue()))).body()).cards(names);
    }

    static void press(Page page, String button) {
        page.locator(button).first().click();
        page.waitForLoadState();
    }

    /** A pupil's page of consents, open at this person's desk. */
    void openConsents(Page page, String pupil) {
        page.navigate(classes() + "/consents");
        page.locator("main li a", new Page.LocatorOptions().setHasText(pupil)).click();
        page.waitForURL("**/consents/*");
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
