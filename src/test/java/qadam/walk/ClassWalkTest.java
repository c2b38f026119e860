package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import qadam.classroom.CardPdf;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Server;

/** A teacher makes a class and prints cards; three children come in by them on phones, one after the other at the third one's device. */
class ClassWalkTest {
    private static final String PASSWORD = "ақ бұлақ 2026 таң";
    private static final List<String> NAMES = List.of("Айгүл", "Болат", "Дана");
    private static final String LESSON = "/courses/ai-for-everyone/ai-around-you";
    private final List<String> findings = new ArrayList<>();

    @Test
    void three_children_come_in_by_card_on_phones_and_the_next_one_at_the_same_device_finds_nothing() throws IOException {
        try (Server server = Server.process(); BrowserContext desk = Browsers.desktop("kk"); BrowserContext first = Browsers.phone("kk"); BrowserContext second = Browsers.phone("kk")) {
            Page teacher = desk.newPage();
            String address = makeClass(server, teacher);
            List<CardPdf.Printed> cards = print(server, teacher, address);
            Page aigul = first.newPage();
            comeIn(server, aigul, cards.get(0));
            assertThat(aigul.locator("h1").innerText()).isEqualTo("Айгүл");
            Page bolat = second.newPage();
            comeIn(server, bolat, cards.get(1));
            nextPupil(server, bolat, cards.get(2));
            letInFromTheTeachersScreen(server, teacher, address, aigul);
            assertThat(findings).isEmpty();
        }
    }

    private void look(Page page) {
        Axe.findings(page).forEach(finding -> findings.add(page.url() + " " + finding));
    }

    private String makeClass(Server server, Page page) {
        page.navigate(server.administratorLink());
        page.fill("input[name=name]", "Сәуле Мұратқызы");
        page.fill("input[name=user]", "saule");
        page.fill("input[name=password]", PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me/recovery-codes**");
        page.navigate(server.origin() + "/kk/organisations/1");
        page.locator("text=Алматы қаласы").first().click();
        add(page, "school", "№ 15 мектеп");
        page.locator("a:has-text('№ 15 мектеп')").click();
        String school = page.url();
        join(page, "head");
        page.navigate(school);
        add(page, "class", "7 «А»");
        page.locator("a:has-text('7 «А»')").click();
        String number = page.url().substring(page.url().lastIndexOf('/') + 1);
        join(page, "teacher");
        page.navigate(server.origin() + "/kk/classes/" + number);
        look(page);
        page.fill("textarea[name=names]", "1. Айгүл\n2. Болат\n3. Дана");
        page.locator("form:has(textarea[name=names]) button").click();
        page.locator("text=Болат").first().waitFor();
        look(page);
        return page.url();
    }

    private static void add(Page page, String kind, String name) {
        if (page.locator("input[name=kind][type=radio]").count() > 0) {
            page.locator("label:has(input[name=kind][value=" + kind + "])").click();
        }
        page.locator("form:has(input[value=add]) input[name=name]").fill(name);
        page.locator("form:has(input[value=add]) button").click();
        page.locator("a:has-text('" + name + "')").waitFor();
    }

    /** In a small school one person is more than one thing. */
    private static void join(Page page, String role) {
        page.locator("label:has(input[name=role][value=" + role + "])").click();
        page.locator("form:has(input[value=invite]) button").click();
        page.navigate(page.locator(".notice code").innerText());
        page.locator("main form button").first().click();
        page.waitForLoadState();
    }

    private static List<CardPdf.Printed> print(Server server, Page page, String address) throws IOException {
        byte[] pdf = page.request().post(address + "/cards", RequestOptions.create().setForm(FormData.create()
            .set("csrf", page.locator("input[name=csrf]").first().inputValue()))).body();
        CardPdf sheet = CardPdf.read(pdf);
        assertThat(sheet.pages()).isEqualTo(1);
        List<CardPdf.Printed> cards = sheet.cards(NAMES);
        assertThat(cards).allSatisfy(card -> assertThat(card.word()).as(sheet.words()).isNotEmpty());
        return cards;
    }

    private void comeIn(Server server, Page phone, CardPdf.Printed card) {
        phone.navigate(server.origin() + "/kk/class");
        look(phone);
        phone.fill("input[name=code]", card.code());
        phone.locator("main form button").click();
        phone.waitForURL("**/class/*");
        look(phone);
        show(phone, card);
        phone.waitForURL("**/me");
        look(phone);
    }

    private static void show(Page phone, CardPdf.Printed card) {
        phone.fill("#number", card.number());
        phone.locator("label.pick").filter(new com.microsoft.playwright.Locator.FilterOptions().setHas(phone.getByText(card.picture(), new Page.GetByTextOptions().setExact(true)))).click();
        phone.fill("#word", card.word());
        phone.locator("form:has(#word) button").click();
    }

    /** From a lesson, which is the same for everybody; what could not be sent waits for its owner. */
    private void nextPupil(Server server, Page device, CardPdf.Printed next) {
        Journey bolat = new Journey(server, device, new Hands.Pointer(), "kk", true, seen -> { });
        device.context().route("**/api/steps", route -> route.abort());
        bolat.open(LESSON);
        bolat.give();
        assertThat(device.locator("[data-next-pupil] button").innerText()).isEqualTo("Келесі оқушы");
        assertThat(device.locator("[data-next-pupil] button").boundingBox().height).isGreaterThanOrEqualTo(44);
        look(device);
        device.locator("[data-next-pupil] button").click();
        device.waitForURL("**/class/" + next.code().replace(" ", ""));
        assertThat(device.context().cookies()).extracting(cookie -> cookie.name).doesNotContain("qadam-owner", "qadam-class");
        device.goBack();
        device.waitForLoadState();
        assertThat(device.locator("body").innerText()).doesNotContain("Болат");
        device.context().unroute("**/api/steps");
        device.navigate(server.origin() + "/kk/class/" + next.code().replace(" ", ""));
        show(device, next);
        device.waitForURL("**/me");
        assertThat(device.locator("h1").innerText()).isEqualTo("Дана");
        device.navigate(server.origin() + "/kk/steps");
        device.waitForLoadState();
        assertThat(device.locator("main").innerText()).as("not Dana's").doesNotContain("AI");
    }

    private void letInFromTheTeachersScreen(Server server, Page teacher, String address, Page child) {
        teacher.navigate(address);
        teacher.locator("li:has-text('Болат') form:has(input[value=let-in]) button").click();
        String digits = teacher.locator("dd.class-code").innerText();
        String code = teacher.locator("dd").last().innerText().replace(" ", "");
        look(teacher);
        child.locator("[data-next-pupil] button").click();
        child.waitForURL("**/class/" + code);
        child.locator("summary").click();
        child.fill("#let-in-number", "2");
        child.fill("#digits", digits);
        child.locator("form:has(#digits) button").click();
        child.waitForURL("**/me");
        assertThat(child.locator("h1").innerText()).isEqualTo("Болат");
    }
}
