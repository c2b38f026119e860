package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** A school, its people and a guardian's hands on a whole server; a server for each class of tests. */
abstract class WholeSchool {
    static final String PASSWORD = "көк аспан таза";
    static FixedClock clock;
    static House house;
    static Organisations organisations;
    static Organisation school;
    static Organisation seventh;
    static Organisation elsewhere;
    static Visitor teacher;
    static Visitor head;
    static Visitor clerk;

    @BeforeAll
    static void gather() {
        clock = new FixedClock("2026-11-28T06:00:00Z");
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, clock));
        organisations = Organisations.open(house.database(), new Texts(), clock);
        school = add("KZ-75", Optional.of("960440000220"));
        seventh = schoolClass(school);
        elsewhere = schoolClass(add("KZ-71", Optional.of("960440000330")));
        teacher = staff("teacher", Role.TEACHER, seventh);
        head = staff("head", Role.HEAD, school);
        clerk = staff("clerk", Role.CLERK, school);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    static Organisation add(String region, Optional<String> bin) {
        return house.database().write(handle -> organisations.add(handle, organisations.region(handle, region).orElseThrow(), Kind.SCHOOL,
            new NewPlace("School No 15", bin, Optional.empty())));
    }

    static Organisation schoolClass(Organisation school) {
        return house.database().write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7))));
    }

    static Visitor staff(String user, Role role, Organisation place) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        UUID person = newest();
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", person).bind("role", role.name()).bind("place", place.number()).execute());
        return visitor;
    }

    static UUID newest() {
        return house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    /** A pupil of a class with a browser of their own. */
    record Pupil(Visitor visitor, UUID person) {
        String page() {
            return "/en/classes/" + seventh.number() + "/consents/" + Ids.hex(person);
        }
    }

    static Pupil pupil(String user, Organisation group) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        UUID person = newest();
        house.database().write(handle -> new Members(clock).add(handle, group, person, "teacher"));
        return new Pupil(visitor, person);
    }

    static String found(String pattern, HttpResponse<String> answer) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(pattern + " in " + answer.statusCode() + " " + answer.body()).isTrue();
        return found.group(1);
    }

    /** @return the path of a new link */
    static String link(Pupil pupil) {
        return found("<code>http[^<]*?(/en/consent/[0-9]{20})</code>", teacher.fill(pupil.page(), Map.of("act", "link")));
    }

    static Map<String, String> form(Visitor guardian, String link, String... more) {
        HttpResponse<String> page = guardian.get(link);
        Map<String, String> fields = new HashMap<>(Map.of("id", found("name=\"id\" value=\"([0-9a-f]{32})\"", page), "edition", found("name=\"edition\" value=\"([0-9a-f]{64})\"", page),
            "act", "answer", "name", "Сәуле Ахметова", "relation", "mother", "declared", "yes"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    /** A guardian's own address after agreeing. */
    static String agreed(Pupil pupil, String... purposes) {
        Visitor guardian = new Visitor(house);
        String link = link(pupil);
        Map<String, String> fields = form(guardian, link);
        List.of(purposes).forEach(purpose -> fields.put(purpose, "yes"));
        return place(guardian.post(link, fields));
    }

    static List<String> trail() {
        return house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    static String listed(Pupil pupil) {
        return found("(?s)" + Ids.hex(pupil.person()) + "\">(.*?)</li>", teacher.get("/en/classes/" + seventh.number() + "/consents"));
    }

    static Map<String, String> paper(String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("act", "paper", "learning", "yes", "name", "Марат Ахметов", "relation", "father", "signed_on", "2026-11-20", "language", "kk"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }
}
