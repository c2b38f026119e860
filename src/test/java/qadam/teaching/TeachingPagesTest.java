package qadam.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A teacher, an employer, the office and those they see, each at their own pages. One story: its tests follow each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TeachingPagesTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");
    private static final Map<String, UUID> PERSONS = new LinkedHashMap<>();
    private static House house;
    private static Organisation school;
    private static Organisation seventh;
    private static Organisation eighth;
    private static Organisation agency;
    private static Organisation department;
    private static Visitor teacher;
    private static Visitor pupil;

    @BeforeAll
    static void gather() {
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, CLOCK));
        Organisations organisations = Organisations.open(house.database(), new Texts(), CLOCK);
        house.database().write(handle -> {
            Organisation region = organisations.region(handle, "KZ-75").orElseThrow();
            school = organisations.add(handle, region, Kind.SCHOOL, new NewPlace("School"));
            seventh = organisations.add(handle, school, Kind.CLASS, new NewPlace("7A", Optional.empty(), Optional.of(7)));
            eighth = organisations.add(handle, school, Kind.CLASS, new NewPlace("8B", Optional.empty(), Optional.of(8)));
            agency = organisations.add(handle, region, Kind.AGENCY, new NewPlace("Agency"));
            department = organisations.add(handle, agency, Kind.DEPARTMENT, new NewPlace("Department"));
            return null;
        });
        teacher = arrive("teacher", Role.TEACHER, seventh.number());
        pupil = arrive("pupil", Role.LEARNER, 0);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    private static Visitor arrive(String user, Role role, long place) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        UUID person = house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
        PERSONS.put(user, person);
        if (role != Role.LEARNER) {
            house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
                .bind("person", person).bind("role", role.name()).bind("place", place).execute());
        }
        return visitor;
    }

    private static void enter(String user, Organisation place) {
        house.database().write(handle -> handle.createUpdate("insert into memberships (organisation, person, since_at, source) values (:place, :person, :now, 'teacher')")
            .bind("place", place.number()).bind("person", PERSONS.get(user)).bind("now", CLOCK.instant()).execute());
    }

    private static String page(Organisation place, String what) {
        return "/en/" + (place.kind().isGroup() ? "classes/" : "organisations/") + place.number() + "/" + what;
    }

    private static String found(String pattern, HttpResponse<String> answer) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(pattern + " in " + answer.statusCode() + " " + answer.body()).isTrue();
        return found.group(1);
    }

    private static List<String> acts() {
        return house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    @Test
    @Order(1)
    void a_pupil_opens_the_teachers_link_signs_up_first_comes_back_and_joins() {
        assertThat(teacher.get(page(seventh, "links")).statusCode()).isEqualTo(200);
        Map<String, String> wish = Map.of("act", "make", "capacity", "1", "first", "2026-11-23", "last", "2026-12-01", "queue", "1");
        assertThat(teacher.post(page(seventh, "links"), wish).statusCode()).isEqualTo(303);
        String link = found("<code>https?://[^/]+(/en/enrol/[^<]*)</code>", teacher.get(page(seventh, "links")));
        Visitor newcomer = new Visitor(house);
        HttpResponse<String> invited = newcomer.get(link);
        assertThat(invited.body()).contains("7A", "School", "/en/sign-up?next=" + link);
        assertThat(newcomer.post(link, Map.of("act", "join")).statusCode()).as("without an account").isNotEqualTo(303);
        HttpResponse<String> signedUp = newcomer.get("/en/sign-up?next=" + link);
        assertThat(signedUp.statusCode()).isEqualTo(200);
        HttpResponse<String> codes = newcomer.post("/en/sign-up", Map.of("name", "Newcomer", "user", "newcomer", "password", PASSWORD, "next", link));
        assertThat(codes.headers().firstValue("Location").orElse("")).contains("recovery-codes?next=");
        newcomer.get(link);
        assertThat(newcomer.post(link, Map.of("act", "join")).statusCode()).isEqualTo(303);
        assertThat(newcomer.get(link).body()).contains("You are in this group.");
        pupil.get(link);
        pupil.post(link, Map.of("act", "join"));
        assertThat(pupil.get(link).body()).contains("number 1");
        assertThat(teacher.get(page(seventh, "progress")).body()).contains("Newcomer").doesNotContain("Name of pupil");
        newcomer.get(link);
        newcomer.post(link, Map.of("act", "leave"));
        assertThat(pupil.get(link).body()).contains("You are in this group.");
        assertThat(pupil.get("/en/inbox").body()).contains("A place became free");
        assertThat(teacher.get(page(seventh, "progress")).body()).contains("Name of pupil").doesNotContain("Newcomer");
        assertThat(pupil.get(link.substring(0, link.length() - 1) + "x").statusCode()).isEqualTo(404);
        assertThat(acts()).contains("enrolment-link-made");
    }

    @Test
    @Order(2)
    void a_course_with_its_day_is_assigned_seen_by_the_pupil_and_its_sitting_moved_once() {
        HttpResponse<String> wrong = teacher.fill(page(seventh, "assignments"), Map.of("act", "assign", "course", "ai-for-everyone", "due", "2020-01-01", "sitting", ""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("within two years", "value=\"2020-01-01\"");
        assertThat(teacher.fill(page(seventh, "assignments"), Map.of("act", "assign", "course", "ai-for-everyone", "due", "2026-12-20", "sitting", "2026-12-10")).statusCode()).isEqualTo(303);
        assertThat(pupil.get("/en/me").body()).contains("due by 20 December 2026", "/en/me/assignments");
        HttpResponse<String> mine = pupil.get("/en/me/assignments");
        assertThat(mine.body()).contains("Exam on 10 December 2026", "/en/exams/ai-for-everyone");
        String number = found("name=\"assignment\" value=\"([0-9]+)\"", mine);
        assertThat(pupil.post("/en/me/assignments", Map.of("assignment", number, "to", "2027-02-01")).body()).contains("from tomorrow to 24 December 2026");
        assertThat(pupil.post("/en/me/assignments", Map.of("assignment", number, "to", "2026-12-12")).statusCode()).isEqualTo(303);
        assertThat(pupil.post("/en/me/assignments", Map.of("assignment", number, "to", "2026-12-13")).statusCode()).isEqualTo(409);
        assertThat(pupil.post("/en/me/assignments", Map.of("assignment", "999", "to", "2026-12-13")).statusCode()).isEqualTo(404);
        assertThat(teacher.get(page(seventh, "progress")).body()).contains("Exam on 12 December 2026, moved");
        assertThat(pupil.export("en").toString()).contains("2026-12-12");
        assertThat(acts()).contains("course-assigned");
    }

    @Test
    @Order(3)
    void the_table_to_take_away_starts_no_formula_and_stands_in_the_trail() {
        Visitor sly = arrive("sly", Role.LEARNER, 0);
        sly.fill("/en/me", Map.of("name", "=HYPERLINK(\"http://x\")"));
        enter("sly", seventh);
        HttpResponse<String> csv = teacher.get(page(seventh, "progress.csv"));
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).startsWith("\uFEFF").contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(acts()).contains("class-exported");
    }

    @Test
    @Order(4)
    void neither_another_teacher_nor_the_region_nor_the_office_opens_a_classs_names() {
        Visitor other = arrive("other.teacher", Role.TEACHER, eighth.number());
        assertThat(other.get(page(seventh, "progress")).statusCode()).isEqualTo(404);
        assertThat(other.get(page(seventh, "progress.csv")).statusCode()).isEqualTo(404);
        assertThat(arrive("head", Role.HEAD, school.number()).get(page(seventh, "progress")).body()).contains("Name of pupil");
        Visitor office = arrive("office", Role.OFFICE, Organisation.ROOT);
        for (String page : List.of("progress", "progress.csv", "assignments", "links")) {
            assertThat(office.get(page(seventh, page)).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    @Order(5)
    void the_office_sees_numbers_by_place_and_none_under_ten_and_sets_targets() {
        Visitor office = new Visitor(house);
        office.fill("/en/sign-in", Map.of("user", "office", "password", PASSWORD));
        HttpResponse<String> country = office.get("/en/office/progress");
        assertThat(country.statusCode()).isEqualTo(200);
        assertThat(country.body()).contains("Almaty City", "200,000", "&lt;10").doesNotContain("Name of pupil");
        assertThat(office.get("/en/office").body()).contains("/en/office/progress");
        Visitor region = arrive("region", Role.REGION, house.database().read(handle -> Organisations.open(house.database(), new Texts(), CLOCK).region(handle, "KZ-75")).orElseThrow().number());
        assertThat(region.get("/en/office/progress").statusCode()).isEqualTo(303);
        assertThat(region.get(page(school, "progress")).body()).contains("7A", "&lt;10");
        String classPage = "/en/organisations/" + seventh.number() + "/progress";
        assertThat(region.get(classPage).statusCode()).isEqualTo(200);
        assertThat(region.get("/en/organisations/" + Organisation.ROOT + "/progress").statusCode()).isEqualTo(404);
        assertThat(region.fill(page(school, "progress"), Map.of("target", "viele")).body()).contains("Write the target as a number");
        assertThat(region.fill(page(school, "progress"), Map.of("target", "1 200")).statusCode()).isEqualTo(303);
        assertThat(region.get(page(school, "progress")).body()).contains("1,200");
        long own = house.database().read(handle -> handle.createQuery("select number from organisations where region = 'KZ-75' and kind = 'REGION'").mapTo(Long.class).one());
        assertThat(region.fill("/en/organisations/" + own + "/progress", Map.of("target", "5")).statusCode()).as("not its own").isEqualTo(403);
        assertThat(acts()).contains("target-set");
        HttpResponse<String> csv = region.get(page(school, "progress.csv"));
        assertThat(csv.body()).startsWith("\uFEFF").contains("<10").doesNotContain("Name of");
        Visitor head = new Visitor(house);
        head.fill("/en/sign-in", Map.of("user", "head", "password", PASSWORD));
        assertThat(head.get(page(school, "progress")).body()).as("the head sees the pupils anyway").doesNotContain("<td class=\"number\">&lt;10");
    }

    @Test
    @Order(6)
    void an_employer_sees_of_an_employee_the_line_that_the_employee_sees_and_of_a_school_nothing() {
        Visitor employer = arrive("employer", Role.EMPLOYER, agency.number());
        Visitor head = arrive("agency.head", Role.HEAD, agency.number());
        Visitor employee = arrive("employee", Role.LEARNER, 0);
        enter("employee", department);
        String certified = found("<a class=\"button quiet\" href=\"(/en/organisations/[0-9]+/certified)\">Who has a certificate</a>", employer.get("/en/organisations"));
        assertThat(employer.get(certified).body()).as("by the link that they are shown").contains("Name of employee", "Nothing assigned");
        assertThat(head.fill(page(agency, "assignments"), Map.of("act", "assign", "course", "ai-for-everyone", "due", "2026-12-20", "sitting", "")).statusCode()).isEqualTo(303);
        String seen = found("(<p>[^<]*: <span class=\"badge\">.*?</p>)", employer.get(page(agency, "certified")));
        assertThat(seen).contains("Not yet", "due by 20 December 2026");
        assertThat(employee.get("/en/me/assignments").body()).contains(seen, "What your employer sees: Agency");
        certify("employee");
        seen = found("(<p>[^<]*: <span class=\"badge good\">.*?</p>)", employer.get(page(agency, "certified")));
        assertThat(seen).contains("Certified").doesNotContain("2026");
        assertThat(employee.get("/en/me/assignments").body()).contains(seen);
        assertThat(employer.get("/en/organisations/" + department.number() + "/certified").body()).contains("Name of employee");
        for (String closed : List.of(page(agency, "assignments"), page(agency, "progress"), page(department, "progress"), page(department, "assignments"))) {
            assertThat(employer.get(closed).statusCode()).as(closed).isEqualTo(403);
        }
        Visitor schoolHead = new Visitor(house);
        schoolHead.fill("/en/sign-in", Map.of("user", "head", "password", PASSWORD));
        assertThat(schoolHead.get(page(school, "certified")).statusCode()).isEqualTo(404);
        assertThat(schoolHead.get("/en/organisations/" + seventh.number() + "/certified").statusCode()).isEqualTo(404);
        assertThat(schoolHead.get(page(agency, "certified")).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void whatever_a_teacher_does_leaves_one_line_with_who_did_it() {
        String assignment = found("name=\"assignment\" value=\"([0-9]+)\"", teacher.get(page(seventh, "assignments")));
        String link = found("name=\"link\" value=\"([0-9]+)\"", teacher.get(page(seventh, "links")));
        leaves("assignment-withdrawn", "assignments", Map.of("act", "withdraw", "assignment", assignment));
        leaves("course-assigned", "assignments", Map.of("act", "assign", "course", "ai-for-everyone", "due", "2026-12-20", "sitting", ""));
        leaves("enrolment-link-changed", "links", Map.of("act", "change", "link", link, "capacity", "5", "last", "2026-12-02"));
        leaves("enrolment-link-ended", "links", Map.of("act", "end", "link", link));
        leaves("enrolment-link-made", "links", Map.of("act", "make", "capacity", "3", "first", "2026-11-23", "last", "2026-12-01"));
        assertThat(teacher.fill(page(seventh, "links"), Map.of("act", "end", "link", link)).statusCode()).as("twice").isEqualTo(404);
        assertThat(pupil.get("/en/me/assignments").body()).contains("20 December 2026").doesNotContain("Exam on");
    }

    private static void leaves(String act, String what, Map<String, String> fields) {
        int before = acts().size();
        assertThat(teacher.fill(page(seventh, what), fields).statusCode()).as(act).isEqualTo(303);
        assertThat(acts()).hasSize(before + 1).last().isEqualTo(act);
        UUID actor = house.database().read(handle -> handle.createQuery("select actor from audit_entries order by number desc limit 1").mapTo(UUID.class).one());
        assertThat(actor).isEqualTo(PERSONS.get("teacher"));
    }

    /** The rows that a passed exam and a claim leave. */
    private static void certify(String user) {
        UUID attempt = Ids.random();
        house.database().write(handle -> {
            handle.createUpdate("""
                    insert into entitlements (person, attempt, learner, exam, course, course_version, level, track, language, passed_at, mode, sealed)
                    values (:person, :attempt, 1, 'ai-for-everyone', 'ai-for-everyone', 1, 1, 'everyone', 'kk', 0, 'online', 1)""")
                .bind("person", PERSONS.get(user)).bind("attempt", attempt).execute();
            return handle.createUpdate("""
                    insert into credentials (id, person, attempt, registry_number, status_list, status_index, issued_at, hash, salt_sealed, name_sealed, document_sealed, token_sealed, leaf)
                    values (:attempt, :person, :attempt, 'QZ-2026-1', 1, 1, :now, x'00', x'00', x'00', x'00', x'00', 1)""")
                .bind("person", PERSONS.get(user)).bind("attempt", attempt).bind("now", CLOCK.instant()).execute();
        });
    }
}
