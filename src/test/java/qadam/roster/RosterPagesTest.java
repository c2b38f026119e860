package qadam.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
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
import qadam.world.Iin;

/** A head sends their school's list, looks at what it changes, confirms it, and invites whom it names. */
class RosterPagesTest {
    private static final String PASSWORD = "көк аспан таза";
    private static House house;
    private static Visitor chief;
    private static Visitor head;
    private static Visitor other;
    private static String school;
    private static String otherSchool;

    @BeforeAll
    static void gather() {
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, new FixedClock("2026-11-28T06:00:00Z")));
        chief = join("chief", house.administratorLink().orElseThrow());
        school = add("School of the list");
        otherSchool = add("Another school");
        head = join("head", invite(school, "head"));
        other = join("other", invite(otherSchool, "head"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Visitor join(String user, String link) {
        Visitor visitor = new Visitor(house);
        visitor.get(link.replaceFirst("https?://[^/]+", ""));
        HttpResponse<String> answer = visitor.post("/en/sign-up", Map.of("name", "Name of " + user, "user", user, "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        visitor.get("/en/me/recovery-codes");
        visitor.post("/en/me/recovery-codes/kept", Map.of());
        return visitor;
    }

    private static String add(String name) {
        assertThat(chief.fill("/en/organisations/2", Map.of("act", "add", "kind", "school", "name", name)).statusCode()).isEqualTo(303);
        return found("href=\"/en(/organisations/[0-9]+)\">" + name, chief.get("/en/organisations/2").body());
    }

    private static String invite(String place, String role) {
        return found("<code>(http[^<]*)</code>", chief.fill("/en" + place, Map.of("act", "invite", "role", role)).body());
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static long count(String sql) {
        return house.database().read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static HttpResponse<String> send(Visitor visitor, String place, String name, byte[] bytes) {
        visitor.get("/en" + place + "/roster");
        return visitor.send("/en" + place + "/roster", Map.of("act", "read"), name, bytes);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    /** In the region in which the school of this test lies. */
    private static Zip ofTheSchool() {
        return Zip.ofOneSchool().replace("orgs.csv", "KZ-75", "KZ-10");
    }

    @Test
    void a_list_is_sent_looked_at_and_confirmed_and_its_staff_is_invited() {
        String iin = Iin.next();
        Zip zip = ofTheSchool().replace("users.csv", Zip.user("p1", "Айгүл", "Әлиева"), Zip.user("p1", "Айгүл", "Әлиева", "true", iin)).add("enrollments.csv", Zip.enrolment("nobody", "c1", "student"));
        long people = count("select count(*) from persons");
        String draft = location(send(head, school, "roster.zip", zip.bytes()));
        assertThat(count("select count(*) from persons")).isEqualTo(people);
        String page = head.get(draft).body();
        assertThat(page).contains("enrollments.csv, line 5: nobody of that number is in the list", "Not looked into: demographics.csv").doesNotContain("Айгүл", iin);
        assertThat(other.get(draft.replace(school, otherSchool)).statusCode()).as("somebody else's").isEqualTo(410);
        assertThat(other.get(draft).statusCode()).as("somewhere else").isEqualTo(404);
        assertThat(location(head.post(draft, Map.of()))).isEqualTo("/en" + school + "/roster?changed=11");
        assertThat(count("select count(*) from persons")).isEqualTo(people + 4);
        assertThat(count("select count(*) from audit_entries where act = 'roster-imported' and actor is not null and object = 'organisation " + school.replaceAll("\\D", "")
            + "' and reason like 'new 11,%'")).isEqualTo(1);
        assertThat(head.post(draft, Map.of()).statusCode()).as("once only").isEqualTo(410);
        assertThat(head.get(location(send(head, school, "roster.zip", zip.bytes()))).body()).contains("there is nothing to change").doesNotContain("Bring the list in");

        String list = head.get("/en" + school + "/roster").body();
        assertThat(list).contains("Seitova Dana", "7A").doesNotContain("Omarova Saule");
        assertThat(chief.get("/en" + school + "/roster").body()).as("heads are invited by whoever is above").contains("Omarova Saule").doesNotContain("Seitova Dana");
        assertThat(other.get("/en" + otherSchool + "/roster").body()).doesNotContain("Seitova Dana");
        String person = found("name=\"person\" value=\"([0-9a-f]+)\"", list);
        String where = found("name=\"place\" value=\"([0-9]+)\"", list);
        Map<String, String> invitation = Map.of("act", "invite", "person", person, "role", "teacher", "place", where);
        other.get("/en" + otherSchool + "/roster");
        assertThat(other.post("/en" + otherSchool + "/roster", invitation).statusCode()).isEqualTo(404);
        head.get("/en" + school + "/roster");
        assertThat(head.post("/en" + school + "/roster", Map.of("act", "invite", "person", person, "role", "head", "place", where)).statusCode()).as("not by a head").isEqualTo(404);
        String link = found("<code>(http[^<]*)</code>", head.post("/en" + school + "/roster", invitation).body());
        join("dana", link);
        assertThat(head.get("/en" + school + "/roster").body()).doesNotContain("Seitova Dana");
        assertThat(count("select count(*) from role_grants where role = 'TEACHER' and ended_at is null and organisation = " + where)).isEqualTo(1);
        assertThat(head.get(location(send(head, school, "roster.zip", zip.bytes()))).body()).as("her own account is the one that the list means").contains("there is nothing to change");

        long ended = count("select count(*) from audit_entries where act = 'role-ended' and actor is not null");
        Zip without = ofTheSchool().without("users.csv", "t1,").without("roles.csv", "rt1").without("enrollments.csv", "et1");
        head.get(location(send(head, school, "roster.zip", without.bytes())));
        String second = location(send(head, school, "roster.zip", without.bytes()));
        head.get(second);
        location(head.post(second, Map.of()));
        assertThat(count("select count(*) from role_grants where role = 'TEACHER' and ended_at is null and organisation = " + where)).as("who left teaches here no longer").isZero();
        assertThat(count("select count(*) from audit_entries where act = 'role-ended' and actor is not null")).isEqualTo(ended + 1);
        assertThat(count("select count(*) from roster_drafts")).as("only the one that was looked at and left").isLessThanOrEqualTo(1);
    }

    /** Nobody opens a page between their coming and the list that drops them. */
    @Test
    void whom_a_list_drops_loses_the_right_that_its_invitation_gave_whatever_it_was() {
        String place = add("School that drops");
        String number = place.replaceAll("\\D", "");
        Visitor runs = join("runs", invite(place, "head"));
        location(runs.post(location(send(runs, place, "roster.zip", ofTheSchool().bytes())), Map.of()));
        String asTeacher = invited(runs, place, "teacher");
        String asHead = invited(chief, place, "head");
        join("dropped.teacher", asTeacher);
        join("dropped.head", asHead);
        String given = "select count(*) from role_grants g join organisations o on o.number = g.organisation where g.ended_at is null and o.path like (select path from organisations where number = "
            + number + ") || '%'";
        assertThat(count(given)).as("with the one who runs it").isEqualTo(3);
        runs.get("/en/me");
        Zip without = ofTheSchool().without("users.csv", "t1,").without("roles.csv", "rt1").without("enrollments.csv", "et1").without("users.csv", "h1,").without("roles.csv", "rh1");
        String draft = location(runs.send("/en" + place + "/roster", Map.of("act", "read"), "roster.zip", without.bytes()));
        runs.get(draft);
        location(runs.post(draft, Map.of("leavers", "on")));
        assertThat(count(given)).isEqualTo(1);
    }

    private static String invited(Visitor by, String place, String role) {
        String list = by.get("/en" + place + "/roster").body();
        return found("<code>(http[^<]*)</code>", by.post("/en" + place + "/roster", Map.of("act", "invite", "person", found("name=\"person\" value=\"([0-9a-f]+)\"", list),
            "role", role, "place", found("name=\"place\" value=\"([0-9]+)\"", list))).body());
    }

    @Test
    void what_cannot_be_taken_is_said_beside_the_file() {
        HttpResponse<String> nonsense = send(head, school, "letter.txt", "Dear Sir or Madam".getBytes(StandardCharsets.UTF_8));
        assertThat(nonsense.statusCode()).isEqualTo(422);
        assertThat(nonsense.body()).contains("letter.txt has no column organisation", "id=\"file-error\"");
        assertThat(send(head, school, "<script>.zip", "PK\u0003\u0004nonsense".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(422);
        assertThat(send(head, school, "empty.csv", new byte[0]).statusCode()).isEqualTo(422);
        head.get("/en" + school + "/roster");
        assertThat(head.send("/en" + school + "/roster", Map.of("act", "read"), "large.csv", new byte[9_000_000]).statusCode()).isEqualTo(413);
        assertThat(head.send("/en" + school + "/roster", Map.of("act", "dance"), "a.csv", new byte[10]).statusCode()).isEqualTo(400);
        assertThat(head.get("/en" + school + "/roster/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_else_gets_in() {
        for (String path : List.of("/roster", "/roster/template", "/roster/0123456789abcdef0123456789abcdef")) {
            assertThat(other.get("/en" + school + path).statusCode()).as(path).isEqualTo(404);
            assertThat(new Visitor(house).get("/en" + school + path).statusCode()).as(path).isEqualTo(401);
        }
        other.get("/en" + otherSchool + "/roster");
        assertThat(other.send("/en" + school + "/roster", Map.of("act", "read"), "a.csv", new byte[10]).statusCode()).isEqualTo(404);
        Visitor learner = new Visitor(house);
        learner.signUp("learner", PASSWORD);
        assertThat(learner.get("/en" + school + "/roster").statusCode()).isEqualTo(403);
    }

    @Test
    void the_template_is_there_in_each_language_and_is_taken_as_it_is() {
        for (String language : List.of("kk", "ru", "en")) {
            HttpResponse<String> template = head.get("/" + language + school + "/roster/template");
            assertThat(template.headers().firstValue("Content-Disposition")).hasValueSatisfying(value -> assertThat(value).contains("qadam-roster-" + language + ".csv"));
            assertThat(send(head, otherSchool.equals(school) ? school : school, "template.csv", template.body().getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(303);
        }
    }

    /** Lists hold national ids until they are read: what is sent here is seen by no disk. The ordinary upload shows that the watch sees one. */
    @Test
    void an_upload_of_a_list_is_written_onto_no_disk() throws Exception {
        byte[] list = ("organisation,class,grade,family name,given name,role,external id\n" + ",7A,7,A,B,pupil,".repeat(1) + Iin.next() + "\n" + ",,,,,,\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            assertThat(send(head, school, "list.csv", list).statusCode()).isEqualTo(303);
            Visitor late = join("late", invite(school, "head"));
            late.get("/en" + school + "/roster");
            house.database().write(handle -> handle.createUpdate("delete from sessions where person = (select person from sign_ins order by number desc limit 1)").execute());
            assertThat(late.send("/en" + school + "/roster", Map.of("act", "read"), "list.csv", list).statusCode()).as("their session has ended").isEqualTo(401);
            Visitor curious = new Visitor(house);
            curious.signUp("curious", PASSWORD);
            assertThat(curious.send("/en" + school + "/roster", Map.of("act", "read"), "list.csv", list).statusCode()).isEqualTo(403);
            assertThat(uploads(watch)).isZero();
            Visitor anybody = new Visitor(house);
            anybody.get("/en/verify");
            anybody.send("/en/verify", Map.of(), "certificate.pdf", list);
            assertThat(uploads(watch)).as("the watch sees what it looks for").isPositive();
        }
    }

    private static long uploads(WatchService watch) {
        long many = 0;
        for (WatchKey key; (key = watch.poll()) != null; key.reset()) {
            many += key.pollEvents().stream().filter(event -> String.valueOf(event.context()).startsWith("MultiPart")).count();
        }
        return many;
    }
}
