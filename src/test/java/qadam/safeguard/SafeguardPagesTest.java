package qadam.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A head, two named persons, a pupil and strangers on a whole server. */
class SafeguardPagesTest {
    private static FixedClock clock;
    private static House house;
    private static Organisation school;
    private static Organisation ninth;

    /** Somebody with a browser of their own. */
    private record Someone(Visitor visitor, UUID person) {
    }

    @BeforeAll
    static void gather() {
        clock = new FixedClock("2026-11-28T06:00:00Z");
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, clock));
        Organisations organisations = Organisations.open(house.database(), new Texts(), clock);
        school = house.database().write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("School No 15")));
        ninth = house.database().write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("9 A", Optional.empty(), Optional.of(9))));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Someone someone(String user) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, "көк аспан таза");
        return new Someone(visitor, house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one()));
    }

    private static Someone staff(String user, Role role, long place) {
        Someone one = someone(user);
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", one.person()).bind("role", role.name()).bind("place", place).execute());
        return one;
    }

    private static Someone pupil(String user) {
        Someone one = someone(user);
        house.database().write(handle -> new Members(clock).add(handle, ninth, one.person(), "teacher"));
        return one;
    }

    private static String found(String pattern, HttpResponse<String> answer) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(pattern + " in " + answer.statusCode() + " " + answer.body()).isTrue();
        return found.group(1);
    }

    @Test
    void a_pupil_in_danger_is_heard_by_the_two_whom_the_head_named_and_by_nobody_else() {
        Someone head = staff("head", Role.HEAD, school.number());
        Someone lead = staff("lead", Role.CLERK, school.number());
        Someone deputy = staff("deputy", Role.INVIGILATOR, school.number());
        Someone teacher = staff("teacher", Role.TEACHER, ninth.number());
        Someone pupil = pupil("pupil");
        String mode = "/en/organisations/" + school.number() + "/safeguard";
        assertThat(teacher.visitor().get(mode).statusCode()).isEqualTo(403);
        assertThat(head.visitor().get("/en/organisations/" + ninth.number() + "/safeguard").statusCode()).as("a class does not decide").isEqualTo(404);
        HttpResponse<String> refused = head.visitor().fill(mode, Map.of("lead", Ids.hex(lead.person()), "teens", "yes"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Choose the deputy", "value=\"" + Ids.hex(lead.person()) + "\" selected");
        assertThat(head.visitor().fill(mode, Map.of("lead", Ids.hex(lead.person()), "deputy", Ids.hex(deputy.person()), "teens", "yes")).statusCode()).isEqualTo(303);
        assertThat(head.visitor().get(mode + "?saved=1").body()).contains("Saved. It holds from the next question on.");

        HttpResponse<String> notice = pupil.visitor().get("/en/tutor/notice");
        assertThat(notice.body()).contains("Name of lead", "Name of deputy", "I have read and understood this").doesNotContain("grown_up", "Name of teacher");
        assertThat(pupil.visitor().fill("/en/tutor/notice", Map.of()).statusCode()).isEqualTo(303);
        assertThat(pupil.visitor().get("/en/tutor/notice").body()).contains("You can ask the model now.");

        pupil.visitor().fill("/en/tutor", Map.of("q", "I want to die"));
        String address = found("href=\"(/en/inbox/[0-9]+)\"", lead.visitor().get("/en/inbox"));
        String alert = lead.visitor().get(address).headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(alert).matches("/en/alerts/[0-9]+");
        for (Someone other : List.of(teacher, head, pupil, someone("stranger"))) {
            assertThat(other.visitor().get(alert).statusCode()).isEqualTo(404);
            assertThat(other.visitor().get("/en/alerts").statusCode()).isEqualTo(404);
            assertThat(other.visitor().fill("/en/tutor/notice", Map.of("grown_up", "yes")).statusCode()).isEqualTo(303);
            assertThat(other.visitor().post(alert, Map.of("note", "x")).statusCode()).isEqualTo(404);
        }
        assertThat(lead.visitor().get("/en/alerts").body()).contains("Alert No").doesNotContain("Name of pupil");
        assertThat(lead.visitor().get(alert).body()).contains("Name of pupil", "What to do", "I want to die");
        assertThat(deputy.visitor().fill(alert, Map.of("note", "")).statusCode()).isEqualTo(422);
        assertThat(deputy.visitor().fill(alert, Map.of("note", "Talked today")).statusCode()).isEqualTo(303);
        assertThat(lead.visitor().get(alert).body()).contains("Talked today").doesNotContain("<textarea");
        assertThat(house.database().read(handle -> handle.createQuery("select act from audit_entries where act like 'alert-%' order by number").mapTo(String.class).list()).toString())
            .isEqualTo("[alert-read, alert-read, alert-read, alert-read, alert-answered, alert-read]");
        assertThat(pupil.visitor().get("/en/me/seen-by").body()).contains("Read an alert about a pupil");
        assertThat(pupil.visitor().export("en").values().toString()).contains("alerts_about").doesNotContain("Talked today");
    }

    @Test
    void an_adult_says_how_old_they_are_and_a_visitor_is_sent_to_sign_in() {
        assertThat(new Visitor(house).get("/en/tutor/notice").body()).contains("To ask the model, sign in first");
        Visitor citizen = someone("citizen").visitor();
        HttpResponse<String> undeclared = citizen.fill("/en/tutor/notice", Map.of());
        assertThat(undeclared.statusCode()).isEqualTo(422);
        assertThat(undeclared.body()).contains("Tick this if you are 18 or older.");
        assertThat(citizen.fill("/en/tutor/notice", Map.of("grown_up", "yes")).statusCode()).isEqualTo(303);
        assertThat(citizen.get("/en/tutor/notice").body()).contains("You have agreed to this text.");
    }

    @Test
    void the_office_keeps_help_lines_with_a_source_and_a_day() {
        String lines = "/en/office/help-lines";
        Visitor office = staff("office", Role.OFFICE, Organisation.ROOT).visitor();
        assertThat(someone("nobody").visitor().get(lines).statusCode()).isEqualTo(403);
        assertThat(office.get(lines).body()).contains("No help line has been entered yet.");
        Map<String, String> line = Map.of("act", "add", "line", "0", "name", "Test line", "reach", "000", "hours", "day and night", "kk", "yes", "source", "https://example.org/line",
            "checked", "2026-05-01");
        for (Map.Entry<String, String> wrong : Map.of("source", "javascript:alert(1)", "checked", "2026-11-29", "name", " ", "reach", "").entrySet()) {
            Map<String, String> fields = new java.util.HashMap<>(line);
            fields.put(wrong.getKey(), wrong.getValue());
            assertThat(office.fill(lines, fields).statusCode()).as(wrong.getKey()).isEqualTo(422);
        }
        assertThat(office.fill(lines, line).statusCode()).isEqualTo(303);
        assertThat(office.get(lines).body()).contains("Test line", "not checked for 180 days");
        assertThat(office.get("/en/office").body()).contains("1 has not been checked for 180 days");
        String number = found("name=\"line\" value=\"([1-9][0-9]*)\"", office.get(lines));
        assertThat(office.fill(lines, Map.of("act", "remove", "line", number)).statusCode()).isEqualTo(303);
        assertThat(office.fill(lines, Map.of("act", "remove", "line", number)).statusCode()).isEqualTo(404);
    }
}
