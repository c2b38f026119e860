package qadam.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.web.Role;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Iin;
import qadam.world.Nu;

/**
 * A room in real browsers: an invigilator at a desktop without script, a pupil on a phone, a clerk, a guardian. The whole way from the six digits to the
 * count, and whether everybody can read and reach every page of it.
 */
class RoomBrowserTest {
    private final List<String> wide = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, String> html = new LinkedHashMap<>();

    private static Page signedIn(Hall hall, BrowserContext context, String language, String user) {
        context.setDefaultTimeout(90_000);
        Page page = context.newPage();
        page.navigate(hall.origin + "/" + language + "/sign-in");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", "көк аспан таза");
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        return page;
    }

    private void look(Page page, String what) {
        html.put(what, page.content());
        if ((Boolean) page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            wide.add(what);
        }
        violations.addAll(Axe.findings(page));
    }

    /** Without script axe cannot look; the page is the same with it. */
    private void lookAt(Page page, String address, String what) {
        page.navigate(address);
        look(page, what);
    }

    private static void press(Page page, String button) {
        page.locator(button).click();
        page.waitForLoadState();
    }

    static java.util.stream.Stream<String> languages() {
        return qadam.world.Scope.languagesOr("kk");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void from_the_six_digits_to_the_count(String language) {
        try (Hall hall = new Hall(); BrowserContext desk = Browsers.withoutScript(language); BrowserContext phone = Browsers.phone(language);
             BrowserContext eyes = Browsers.phone(language); BrowserContext office = Browsers.phone(language)) {
            hall.staff("dana", Role.INVIGILATOR, hall.school);
            hall.staff("clerk", Role.CLERK, hall.school);
            hall.pupil("aigul", hall.seventh);
            String start = hall.origin + "/" + language;
            Page dana = signedIn(hall, desk, language, "dana");
            Page danasPhone = signedIn(hall, eyes, language, "dana");
            dana.navigate(start + "/organisations/" + hall.school.number() + "/rooms");
            lookAt(danasPhone, dana.url(), "rooms");
            dana.check("input[name=group][value='" + hall.seventh.number() + "']");
            press(dana, "form:has(select[name=minutes]) button");
            String room = dana.url();
            dana.navigate(room + "/code");
            String code = dana.locator(".digits").innerText().replace(" ", "").replace("\u00A0", "");
            lookAt(danasPhone, room + "/code", "code");

            Page aigul = signedIn(hall, phone, language, "aigul");
            lookAt(aigul, start + "/exams/" + Hall.EXAM + "/room", "door");
            aigul.fill("input[name=code]", code);
            press(aigul, "form:has(input[name=code]) button");
            look(aigul, "waiting");
            String mark = aigul.locator(".digits").innerText();
            dana.navigate(room);
            assertThat(dana.locator(".sitters").innerText()).contains("Name of aigul", mark);
            lookAt(danasPhone, room, "room");
            lookAt(danasPhone, room + "?note=yes", "note");
            press(dana, ".sitters form button");
            assertThat(dana.locator(".sitters form")).satisfies(forms -> assertThat(forms.count()).isZero());
            String sitter = dana.locator(".sitters a").getAttribute("href");
            aigul.navigate(start + "/exams/" + Hall.EXAM + "/room");
            look(aigul, "present");
            press(aigul, "form[action$='/attempts'] button");
            aigul.waitForURL("**/attempts/*");
            String attempt = aigul.url().replaceFirst(".*/attempts/", "").substring(0, 32);
            lookAt(danasPhone, hall.origin + sitter, "sitter");
            hall.clock.forward(Duration.ofMinutes(10));
            for (String save : hall.saves(attempt)) {
                assertThat(aigul.evaluate("save => fetch('/api/attempts/" + attempt + "/responses', {method: 'POST', body: save, headers: {'X-Qadam': '1', "
                    + "'Content-Type': 'application/json'}}).then(answer => answer.status)", save)).isEqualTo(200);
            }
            aigul.navigate(start + "/attempts/" + attempt + "/hand-in");
            press(aigul, "form[action$='/hand-in'] button");
            aigul.waitForURL("**/result");
            lookAt(aigul, start + "/claim/" + attempt, "claim waits");
            lookAt(aigul, start + "/exams/" + Hall.EXAM + "/room", "handed in");

            dana.navigate(room + "/sheet");
            lookAt(danasPhone, room + "/sheet", "sheet");
            dana.check("input[name=affirmed]");
            press(dana, "form:has(input[name=affirmed]) button");
            lookAt(danasPhone, room + "/sheet", "signed sheet");

            Page clerk = signedIn(hall, office, language, "clerk");
            lookAt(clerk, start + "/organisations", "my places");
            lookAt(clerk, start + "/organisations/" + hall.school.number() + "/counting", "groups");
            lookAt(clerk, start + "/classes/" + hall.seventh.number() + "/counting", "class");
            press(clerk, "button[name=act][value=link]");
            look(clerk, "link");
            String link = clerk.locator(".notice code").innerText();
            try (BrowserContext home = Browsers.phone(language)) {
                home.setDefaultTimeout(90_000);
                Page guardian = home.newPage();
                lookAt(guardian, link, "guardian");
                guardian.fill("input[name=national_id]", Iin.next());
                press(guardian, "form:has(input[name=national_id]) button");
                assertThat(guardian.locator("main").innerText()).contains("Name of aigul");
                assertThat(guardian.locator("input[name=draft]").count()).isEqualTo(1);
                look(guardian, "guardian confirms");
            }
            clerk.fill("textarea[name=list]", "1;" + Iin.next() + "\n2;" + Iin.next());
            press(clerk, "form:has(textarea) button");
            assertThat(clerk.locator("main").innerText()).contains("Name of aigul");
            look(clerk, "look");
            press(clerk, "form:has(input[name=draft]) button");
            look(clerk, "counted");
            assertThat(hall.leaves()).singleElement().asString().contains("\"m\":\"supervised\",\"a\":\"roster\"").doesNotContain("\"p\":null");
        }
        assertThat(wide).as("wider than a phone").isEmpty();
        assertThat(violations).isEmpty();
        assertThat(Nu.errors(html)).isEmpty();
    }
}
