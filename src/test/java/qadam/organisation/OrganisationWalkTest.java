package qadam.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** From the programme's office to a teacher: each makes the place of the next and invites whoever works there. */
class OrganisationWalkTest {
    private static final String PASSWORD = "көк аспан таза";
    private static House house;
    private static Visitor chief;

    @BeforeAll
    static void start() {
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, new FixedClock("2026-11-23T09:00:00Z")));
        chief = arrive("chief", house.administratorLink().orElseThrow());
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Visitor arrive(String user, String link) {
        Visitor visitor = new Visitor(house);
        visitor.get(path(link));
        Map<String, String> fields = Map.of("name", "Name of " + user, "user", user, "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1));
        assertThat(visitor.post("/en/sign-up", fields).statusCode()).isEqualTo(303);
        visitor.get("/en/me/recovery-codes");
        visitor.post("/en/me/recovery-codes/kept", Map.of());
        return visitor;
    }

    private static String path(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }

    private static String link(HttpResponse<String> answer) {
        return found("<code>(http[^<]*/invitations/[^<]*)</code>", answer);
    }

    private static String found(String pattern, HttpResponse<String> answer) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(pattern + " in " + answer.statusCode() + " " + answer.body()).isTrue();
        return found.group(1);
    }

    private static String place(Visitor visitor, String page, String name) {
        return found("<a href=\"([^\"]*)\">" + name + "</a>", visitor.get(page));
    }

    private static HttpResponse<String> add(Visitor visitor, String page, String kind, String name, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.putAll(Map.of("act", "add", "kind", kind, "name", name));
        return visitor.fill(page, fields);
    }

    private static List<String> trail() {
        return house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    @Test
    void office_to_region_to_school_to_class() {
        String region = place(chief, "/en/organisations/1", "Almaty City");
        Visitor regional = arrive("regional", link(chief.fill(region, Map.of("act", "invite", "role", "region"))));
        assertThat(regional.get("/en/organisations").body()).contains("Almaty City", "Regional office");
        assertThat(regional.get("/en/office").statusCode()).as("the national office is not theirs").isEqualTo(403);
        assertThat(add(regional, region, "school", "School No 15", Map.of("code", "960440000220")).statusCode()).isEqualTo(303);
        String school = place(regional, region, "School No 15");
        assertThat(add(regional, school, "class", "7 A", Map.of()).statusCode()).as("classes are the school's own").isEqualTo(403);
        Visitor head = arrive("head", link(regional.fill(school, Map.of("act", "invite", "role", "head"))));
        assertThat(head.get(region).statusCode()).isEqualTo(404);
        assertThat(add(head, school, "class", "7 A", Map.of("grade", "7")).statusCode()).isEqualTo(303);
        String seventh = place(head, school, "7 A");
        assertThat(head.get(seventh).body()).contains("Grade: 7", "School No 15");
        Visitor teacher = arrive("teacher", link(head.fill(seventh, Map.of("act", "invite", "role", "teacher"))));
        assertThat(teacher.get("/en/organisations").body()).contains("7 A", "Teacher").doesNotContain("School No 15");
        assertThat(teacher.get(seventh).statusCode()).as("a teacher appoints nobody").isEqualTo(403);
        assertThat(trail()).contains("organisation-added", "role-offered", "role-accepted");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
        String region = place(chief, "/en/organisations/1", "Shymkent City");
        HttpResponse<String> wrong = add(chief, region, "school", "School &lt;15&gt;", Map.of("code", "12"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("A BIN has 12 digits.", "value=\"12\"", "School &amp;lt;15");
        assertThat(add(chief, region, "school", "  ", Map.of()).body()).contains("Give the place a name");
        assertThat(add(chief, region, "class", "7 A", Map.of()).statusCode()).isEqualTo(422);
        assertThat(add(chief, region, "region", "Another", Map.of()).statusCode()).isEqualTo(422);
        assertThat(add(chief, region, "school", "First", Map.of("code", "111111111111")).statusCode()).isEqualTo(303);
        assertThat(add(chief, region, "school", "Second", Map.of("code", "111111111111")).statusCode()).isEqualTo(409);
        assertThat(chief.get(region).body()).contains("First").doesNotContain("Second");
    }

    @Test
    void a_closed_school_says_so_takes_nothing_and_opens_again() {
        String region = place(chief, "/en/organisations/1", "Astana City");
        add(chief, region, "school", "School No 9", Map.of());
        String school = place(chief, region, "School No 9");
        Visitor head = arrive("head9", link(chief.fill(school, Map.of("act", "invite", "role", "head"))));
        assertThat(head.fill(school, Map.of("act", "close")).statusCode()).as("not by its head").isEqualTo(403);
        assertThat(chief.fill(school, Map.of("act", "close")).statusCode()).isEqualTo(303);
        assertThat(head.get(school).body()).contains("closed");
        assertThat(add(head, school, "class", "7 A", Map.of()).statusCode()).isEqualTo(409);
        assertThat(head.fill(school, Map.of("act", "invite", "role", "clerk")).statusCode()).isEqualTo(409);
        assertThat(chief.fill(school, Map.of("act", "reopen")).statusCode()).isEqualTo(303);
        assertThat(add(head, school, "class", "7 A", Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void a_right_is_ended_with_a_reason_by_whoever_may_give_it() {
        String region = place(chief, "/en/organisations/1", "Abai Region");
        add(chief, region, "agency", "Agency", Map.of());
        String agency = place(chief, region, "Agency");
        Visitor head = arrive("head-a", link(chief.fill(agency, Map.of("act", "invite", "role", "head"))));
        Visitor clerk = arrive("clerk-a", link(head.fill(agency, Map.of("act", "invite", "role", "clerk"))));
        String own = found("(?s)Name of clerk-a.*?name=\"grant\" value=\"([0-9]+)\"", head.get(agency));
        assertThat(head.get(agency).body().split("name=\"grant\"")).as("no head ends a head").hasSize(2);
        assertThat(head.fill(agency, Map.of("act", "end", "grant", own, "reason", "")).statusCode()).isEqualTo(422);
        assertThat(clerk.get("/en/organisations").body()).contains("Clerk for national ids");
        assertThat(head.fill(agency, Map.of("act", "end", "grant", own, "reason", "moved on")).statusCode()).isEqualTo(303);
        assertThat(head.fill(agency, Map.of("act", "end", "grant", own, "reason", "moved on")).statusCode()).as("once").isEqualTo(404);
        assertThat(clerk.get("/en/organisations").body()).contains("You have no role in any place");
        assertThat(trail()).contains("role-ended");
        assertThat(head.fill(agency, Map.of("act", "invite", "role", "head")).statusCode()).as("nor makes one").isEqualTo(403);
        assertThat(head.fill(agency, Map.of("act", "invite", "role", "administrator")).statusCode()).isEqualTo(403);
    }
}
