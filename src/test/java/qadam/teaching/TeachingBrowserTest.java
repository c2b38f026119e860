package qadam.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Ports;
import qadam.world.Scope;

/** A teacher on a phone: a course assigned, a link made; a pupil joins by it and sees what is assigned. Who is stuck: {@code walk.SchoolStoryTest}. */
class TeachingBrowserTest {
    private static final String PASSWORD = "көк аспан таза";
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final List<String> findings = new ArrayList<>();
    private House house;
    private String home;

    static java.util.stream.Stream<String> languages() {
        return Scope.languagesOr("kk");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_teacher_assigns_a_course_and_a_pupil_joins_by_the_link(String language) {
        int port = Ports.free();
        house = House.start(new Settings(port, "http://localhost:" + port, Databases.data(), null, Path.of("courses"), false, clock));
        home = "http://localhost:" + port + "/" + language;
        Organisation seventh = house.database().write(handle -> {
            Organisations organisations = Organisations.open(house.database(), new Texts(), clock);
            Organisation school = organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("№ 15 мектеп"));
            return organisations.add(handle, school, Kind.CLASS, new NewPlace("7 «А»", Optional.empty(), Optional.of(7)));
        });
        arrive("teacher", Role.TEACHER, seventh.number());
        arrive("erlan", Role.LEARNER, 0);
        try (House open = house; BrowserContext teachers = Browsers.phone(language); BrowserContext pupils = Browsers.phone(language)) {
            String link = teach(signIn(teachers, "teacher"), "/classes/" + seventh.number());
            join(signIn(pupils, "erlan"), link);
        }
        assertThat(findings).isEmpty();
    }

    private void arrive(String user, Role role, long place) {
        new Visitor(house).signUp(user, PASSWORD);
        UUID person = house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
        if (role != Role.LEARNER) {
            house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
                .bind("person", person).bind("role", role.name()).bind("place", place).execute());
        }
    }

    private Page signIn(BrowserContext context, String user) {
        Page page = context.newPage();
        page.navigate(home + "/sign-in");
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").first().click();
        page.waitForURL("**/me");
        return page;
    }

    private void look(Page page) {
        findings.addAll(Axe.findings(page));
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            findings.add("wider than a phone: " + page.url());
        }
    }

    private String teach(Page page, String place) {
        page.navigate(home + place + "/progress");
        page.locator("a[href$='/assignments']").first().click();
        page.fill("#due", "2026-12-20");
        page.fill("#sitting", "2026-12-12");
        look(page);
        page.locator("button[type=submit]:not([name=act])").last().click();
        page.locator("button[value=withdraw]").waitFor();
        page.navigate(home + place + "/links");
        page.locator("form:has(input[name=queue]) button").click();
        String link = page.locator("code").innerText();
        look(page);
        return link;
    }

    private void join(Page page, String link) {
        page.navigate(link);
        look(page);
        page.locator("form:has(input[value=join]) button").click();
        page.locator("a[href$='/me/assignments']").click();
        page.locator("summary").click();
        page.fill("input[name=to]", "2026-12-14");
        look(page);
        page.locator("form:has(input[name=to]) button").click();
        page.waitForCondition(() -> page.locator("input[name=to]").count() == 0);
        assertThat(page.locator("main").innerText()).contains("14");
    }
}
