package qadam.visible;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** What a person is told of those who can see them: the roles that are held where they belong, and no others; and who has looked. */
class SeenByTest {
    private static final String PASSWORD = "көк аспан таза";
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");

    private static UUID last(House house) {
        return house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    private static void grant(House house, UUID person, String role, long place) {
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", person).bind("role", role).bind("place", place).execute());
    }

    private Organisation school(House house, String region, String name, String className) {
        Organisations organisations = Organisations.open(house.database(), new Texts(), clock);
        return house.database().write(handle -> {
            Organisation school = organisations.add(handle, organisations.region(handle, region).orElseThrow(), Kind.SCHOOL, new NewPlace(name));
            return organisations.add(handle, school, Kind.CLASS, new NewPlace(className, Optional.empty(), Optional.of(7)));
        });
    }

    @Test
    void the_roles_that_are_held_where_i_belong_and_who_has_looked_by_role() {
        try (House house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, clock))) {
            Organisation seventh = school(house, "KZ-75", "School No 15", "7 A");
            Organisation other = school(house, "KZ-71", "Another school", "7 B");
            Visitor teacher = new Visitor(house);
            teacher.signUp("teacher", PASSWORD);
            grant(house, last(house), "TEACHER", seventh.number());
            grant(house, last(house), "HEAD", other.line().get(other.line().size() - 2));
            Visitor chief = new Visitor(house);
            chief.signUp("chief", PASSWORD);
            grant(house, last(house), "OFFICE", 1);
            Visitor pupil = new Visitor(house);
            pupil.signUp("pupil", PASSWORD);
            UUID person = last(house);
            assertThat(pupil.get("/en/me").body()).contains("/en/me/seen-by");
            assertThat(pupil.get("/en/me/seen-by").body()).as("belongs nowhere: only the office").contains("Programme office", "Nobody has looked you up").doesNotContain("Teacher", "School No 15");
            house.database().write(handle -> handle.createUpdate("insert into memberships (organisation, person, since_at, source) values (:place, :person, 0, 'teacher')")
                .bind("place", seventh.number()).bind("person", person).execute());
            chief.fill("/en/office/people", Map.of("user", "pupil"));
            chief.fill("/en/office/people/" + Ids.hex(person), Map.of("act", "confirm", "reason", "identity card"));
            String page = pupil.get("/en/me/seen-by").body();
            assertThat(page).contains("Teacher", "7 A", "1 person", "Programme office", "Kazakhstan")
                .doesNotContain("Head", "Another school", "Clerk for", "Name of teacher", "Name of chief");
            assertThat(page.substring(page.indexOf("Who has looked"))).contains("Programme office", "each time that a teacher").doesNotContain("Nobody has looked");
            assertThat(page).as("whoever holds a role in the class").contains("where you are stuck, whether you have passed and hold a certificate");
            assertThat(teacher.fill("/en/classes/" + seventh.number(), Map.of("act", "remove", "person", Ids.hex(person))).statusCode()).isEqualTo(303);
            pupil.fill("/en/sign-in", Map.of("user", "pupil", "password", PASSWORD));
            String after = pupil.get("/en/me/seen-by").body();
            assertThat(after.substring(after.indexOf("Who has looked"))).as("what was done to them in a place").contains("Took a pupil out of a class", "Teacher");
            assertThat(pupil.export("en").get("my-data.json").replaceAll("\\s", "")).containsPattern("\\{[^{}]*\"pupil-removed\"[^{}]*\\}").containsPattern("\"about_me\":true[^{}]*\"pupil-removed\"|\"pupil-removed\"[^{}]*\"about_me\":true");
            assertThat(chief.get("/en/me/seen-by").body()).as("the office's own acts are in its own list").contains("What you did yourself");
            assertThat(new Visitor(house).get("/en/me/seen-by").statusCode()).isEqualTo(401);
        }
    }
}
