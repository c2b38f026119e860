package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import qadam.world.Axe;
import qadam.world.Browsers;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Nu;
import qadam.world.PassedExam;
import qadam.world.Scope;

/** Guardians, a school and a pupil on a whole server, without script. */
class ConsentWalkTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final FixedClock CLOCK = new FixedClock("2026-11-28T06:00:00Z");
    private static House house;
    private static Organisations organisations;
    private static Organisation school;
    private static Organisation seventh;
    private static Organisation elsewhere;
    private static Visitor teacher;
    private static Visitor head;
    private static Visitor clerk;

    @BeforeAll
    static void gather() {
        house = House.start(new Settings(0, "http://localhost:8080", Databases.folder(), null, Path.of("courses"), false, CLOCK));
        organisations = Organisations.open(house.database(), new Texts(), CLOCK);
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

    private static Organisation add(String region, Optional<String> bin) {
        return house.database().write(handle -> organisations.add(handle, organisations.region(handle, region).orElseThrow(), Kind.SCHOOL,
            new NewPlace("School No 15", bin, Optional.empty())));
    }

    private static Organisation schoolClass(Organisation school) {
        return house.database().write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7))));
    }

    private static Visitor staff(String user, Role role, Organisation place) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        UUID person = newest();
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", person).bind("role", role.name()).bind("place", place.number()).execute());
        return visitor;
    }

    private static UUID newest() {
        return house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    /** A pupil of a class with a browser of their own. */
    private record Pupil(Visitor visitor, UUID person) {
        String page() {
            return "/en/classes/" + seventh.number() + "/consents/" + Ids.hex(person);
        }
    }

    private static Pupil pupil(String user, Organisation group) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        UUID person = newest();
        house.database().write(handle -> new Members(CLOCK).add(handle, group, person, "teacher"));
        return new Pupil(visitor, person);
    }

    private static String found(String pattern, HttpResponse<String> answer) {
        Matcher found = Pattern.compile(pattern).matcher(answer.body());
        assertThat(found.find()).as(pattern + " in " + answer.statusCode() + " " + answer.body()).isTrue();
        return found.group(1);
    }

    /** @return the path of a new link */
    private static String link(Pupil pupil) {
        return found("<code>http[^<]*?(/en/consent/[0-9]{20})</code>", teacher.fill(pupil.page(), Map.of("act", "link")));
    }

    private static Map<String, String> form(Visitor guardian, String link, String... more) {
        HttpResponse<String> page = guardian.get(link);
        Map<String, String> fields = new HashMap<>(Map.of("id", found("name=\"id\" value=\"([0-9a-f]{32})\"", page), "edition", found("name=\"edition\" value=\"([0-9a-f]{64})\"", page),
            "act", "answer", "name", "Сәуле Ахметова", "relation", "mother", "declared", "yes"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    /** A guardian's own address after agreeing. */
    private static String agreed(Pupil pupil, String... purposes) {
        Visitor guardian = new Visitor(house);
        String link = link(pupil);
        Map<String, String> fields = form(guardian, link);
        List.of(purposes).forEach(purpose -> fields.put(purpose, "yes"));
        return place(guardian.post(link, fields));
    }

    private static List<String> trail() {
        return house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    private static String listed(Pupil pupil) {
        return found("(?s)" + Ids.hex(pupil.person) + "\">(.*?)</li>", teacher.get("/en/classes/" + seventh.number() + "/consents"));
    }

    @Test
    void a_guardian_reads_answers_keeps_changes_and_takes_back() {
        Pupil pupil = pupil("aisulu", seventh);
        assertThat(listed(pupil)).contains("Name of aisulu", "no answer");
        assertThat(pupil.visitor.get("/kk/me").body()).contains("Ата-анаңның келісімі", "Әзірге келісім жоқ");
        String link = link(pupil);
        assertThat(listed(pupil)).contains("link made");
        Visitor guardian = new Visitor(house);
        HttpResponse<String> page = guardian.get(link.replace("/en/", "/kk/"));
        assertThat(page.body()).contains("Name of aisulu", "School No 15", "БСН 960440000220", "Үшінші тұлғаларға беру", "Шекарадан тыс беру", "үш жыл");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        HttpResponse<String> nothing = guardian.post(link, form(guardian, link));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Nothing is ticked", "Сәуле Ахметова");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "name", " ")).body()).contains("Write the name");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "relation", "dog")).body()).contains("Choose what the person is");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "declared", "")).body()).contains("Tick that you are");
        assertThat(guardian.post(link, form(guardian, link, "learning", "yes", "edition", "0".repeat(64))).statusCode()).isEqualTo(409);
        assertThat(listed(pupil)).as("nothing was kept of all that").contains("link made");
        Map<String, String> whole = form(guardian, link, "learning", "yes", "tutor", "yes");
        String own = place(guardian.post(link, whole));
        assertThat(place(guardian.post(link, whole))).as("the same form sent twice").isEqualTo(own);
        whole.put("id", Ids.hex(Ids.random()));
        assertThat(guardian.post(link, whole).statusCode()).as("another with the same link").isEqualTo(410);
        assertThat(guardian.get(link).statusCode()).isEqualTo(410);
        assertThat(listed(pupil)).contains("agreed", "results", "tutor").doesNotContain("name</span>");
        assertThat(guardian.get(own).body()).contains("Сәуле Ахметова, mother", "28 November 2029", "http://localhost:" + house.port() + own);
        String edition = found("name=\"edition\" value=\"([0-9a-f]{64})\"", guardian.get(own));
        assertThat(place(guardian.post(own, Map.of("act", "change", "edition", edition, "publication", "yes")))).isEqualTo(own);
        assertThat(listed(pupil)).contains("name</span>").doesNotContain("tutor");
        assertThat(guardian.post(own, Map.of("act", "change", "edition", "0", "tutor", "yes")).statusCode()).as("a text of another day").isEqualTo(409);
        assertThat(place(guardian.post(own, Map.of("act", "withdraw")))).isEqualTo(own);
        assertThat(listed(pupil)).contains("taken back");
        assertThat(guardian.get(own).body()).contains("Taken back", "Changed", "Answered");
        assertThat(pupil.visitor.get("/en").statusCode()).as("lessons go on").isEqualTo(200);
        assertThat(pupil.visitor.export("en").values().toString()).contains("Сәуле Ахметова", "consents", "WITHDRAWN");
        assertThat(trail()).contains("consent-link-made", "consent-answered", "consent-withdrawn");
    }

    @Test
    void whoever_agrees_to_nothing_needs_to_say_no_more() {
        Pupil pupil = pupil("bolat", seventh);
        String link = link(pupil);
        Visitor guardian = new Visitor(house);
        String own = place(guardian.post(link, form(guardian, link, "act", "decline", "name", "", "relation", "", "declared", "")));
        assertThat(listed(pupil)).contains("declined");
        assertThat(guardian.get(own).body()).contains("Nothing is agreed to");
        assertThat(pupil.visitor.get("/ru/me").body()).contains("Учись дальше");
    }

    @Test
    void no_code_is_found_by_guessing_and_a_slip_of_the_finger_is_told() {
        Visitor guardian = new Visitor(house);
        Pupil pupil = pupil("dana", seventh);
        String link = link(pupil);
        String digits = link.substring(link.lastIndexOf('/') + 1);
        assertThat(place(guardian.get("/en/consent?code=" + digits.replaceAll("(.{4})", "$1+")))).isEqualTo(link);
        char last = digits.charAt(19);
        HttpResponse<String> mistyped = guardian.get("/en/consent?code=" + digits.substring(0, 19) + (last == '9' ? '0' : (char) (last + 1)));
        assertThat(mistyped.statusCode()).isEqualTo(422);
        assertThat(mistyped.body()).contains("one seems to be mistyped", digits.substring(0, 19));
        for (int i = 0; i < 20; i++) {
            String guess = Code.fresh().digits();
            assertThat(guardian.get("/en/consent?code=" + guess).statusCode()).isEqualTo(404);
            assertThat(guardian.get("/en/consent/" + guess).statusCode()).isEqualTo(404);
            assertThat(guardian.get("/en/consents/" + guess + "/record.json").statusCode()).isEqualTo(404);
            assertThat(guardian.post("/en/consents/" + guess, Map.of("act", "withdraw")).statusCode()).isEqualTo(404);
        }
        assertThat(guardian.get("/en/consents/" + digits).statusCode()).as("a link is no record").isEqualTo(404);
        for (String bad : List.of("1", "x", "%00", "-1", "' or 1=1", "٠".repeat(20))) {
            assertThat(guardian.get("/en/consent/" + java.net.URLEncoder.encode(bad, StandardCharsets.UTF_8)).statusCode()).as(bad).isBetween(400, 404);
        }
        assertThat(guardian.post(link, form(guardian, link, "id", "1")).statusCode()).isEqualTo(400);
        assertThat(guardian.get(link).statusCode()).as("the right one still opens").isEqualTo(200);
    }

    @Test
    void a_pupil_does_not_answer_for_a_parent() {
        Pupil pupil = pupil("erlan", seventh);
        String link = link(pupil);
        assertThat(pupil.visitor.get(link).statusCode()).isEqualTo(403);
        Map<String, String> fields = form(new Visitor(house), link, "learning", "yes");
        assertThat(pupil.visitor.post(link, fields).statusCode()).isEqualTo(403);
        assertThat(listed(pupil)).contains("link made");
    }

    @Test
    void a_certificate_waits_for_consent_and_shows_a_name_only_with_it() {
        Pupil pupil = pupil("farida", seventh);
        String claim = "/en/claim/" + Ids.hex(PassedExam.of(house.database(), pupil.person, CLOCK.instant()));
        Map<String, String> fields = Map.of("name", "Farida Omarova", "region", "KZ-75");
        assertThat(pupil.visitor.get(claim).body()).contains("waits for a consent").doesNotContain("name=\"region\"");
        assertThat(pupil.visitor.post(claim, fields).statusCode()).isEqualTo(409);
        assertThat(pupil.visitor.get("/en/credentials").statusCode()).isEqualTo(200);
        String own = agreed(pupil, "learning");
        String shared = place(pupil.visitor.fill(claim, fields));
        String id = shared.substring(shared.lastIndexOf('/') + 1);
        assertThat(pupil.visitor.get(shared).body()).as("its holder sees all").contains("Farida Omarova", "certificate.pdf");
        assertThat(pupil.visitor.get("/credentials/" + id + "/credential.json").body()).contains("Farida Omarova");
        Visitor stranger = new Visitor(house);
        assertThat(stranger.get(shared).body()).contains("name is not shown").doesNotContain("Farida", "certificate.pdf");
        assertThat(stranger.get("/en/verify/" + id).body()).contains("name is not shown").doesNotContain("Farida");
        for (String file : List.of("credential.json", "credential.jwt", "certificate.pdf", "credential.bundle.json")) {
            assertThat(stranger.get("/credentials/" + id + "/" + file).statusCode()).as(file).isEqualTo(403);
        }
        assertThat(stranger.get("/credentials/" + id + "/proof").body()).doesNotContain("Farida");
        Visitor guardian = new Visitor(house);
        String edition = found("name=\"edition\" value=\"([0-9a-f]{64})\"", guardian.get(own));
        guardian.post(own, Map.of("act", "change", "edition", edition, "learning", "yes", "publication", "yes"));
        assertThat(stranger.get(shared).body()).as("from the next request on").contains("Farida Omarova");
        assertThat(stranger.get("/credentials/" + id + "/credential.json").statusCode()).isEqualTo(200);
        guardian.post(own, Map.of("act", "withdraw"));
        assertThat(stranger.get(shared).body()).as("and no more").doesNotContain("Farida");
        assertThat(stranger.get("/credentials/" + id + "/credential.json").statusCode()).isEqualTo(403);
        String another = "/en/claim/" + Ids.hex(PassedExam.of(house.database(), pupil.person, CLOCK.instant()));
        assertThat(pupil.visitor.fill(another, fields).statusCode()).as("no new one").isEqualTo(409);
        assertThat(pupil.visitor.get(shared).body()).as("the old one stays theirs").contains("Farida Omarova");
    }

    @Test
    void what_the_school_takes_back_nobody_gives_again_at_an_old_address() {
        Pupil pupil = pupil("impostor", seventh);
        String own = agreed(pupil, "learning", "publication");
        Visitor impostor = new Visitor(house);
        Map<String, String> change = Map.of("act", "change", "edition", found("name=\"edition\" value=\"([0-9a-f]{64})\"", impostor.get(own)), "publication", "yes");
        assertThat(place(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "the mother never answered")))).isEqualTo(pupil.page());
        assertThat(impostor.post(own, change).statusCode()).isEqualTo(404);
        assertThat(impostor.post(own, Map.of("act", "withdraw")).statusCode()).isEqualTo(404);
        for (String file : List.of("", "/record.json", "/record.pdf")) {
            assertThat(impostor.get(own + file).statusCode()).as(file).isEqualTo(404);
        }
        assertThat(impostor.get("/en/consent?code=" + own.substring(own.lastIndexOf('/') + 1)).statusCode()).isEqualTo(404);
        assertThat(listed(pupil)).contains("taken back");
        assertThat(teacher.get(pupil.page()).body()).as("nothing is left to end").doesNotContain("value=\"withdraw\"");
        String mothers = agreed(pupil, "learning");
        assertThat(new Visitor(house).get(mothers).statusCode()).as("a new link gives a new address").isEqualTo(200);
    }

    @Test
    void an_address_ends_through_the_school_also_when_nothing_is_agreed_to() {
        Pupil pupil = pupil("refuser", seventh);
        String own = agreed(pupil, "learning");
        Visitor impostor = new Visitor(house);
        impostor.post(own, Map.of("act", "withdraw"));
        assertThat(impostor.get(own).statusCode()).isEqualTo(200);
        assertThat(place(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "not the mother")))).isEqualTo(pupil.page());
        assertThat(impostor.get(own).statusCode()).isEqualTo(404);
        assertThat(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "once more")).statusCode()).isEqualTo(409);
    }

    @Test
    void a_pupil_who_finds_the_code_at_home_changes_nothing() {
        Pupil pupil = pupil("finder", seventh);
        String own = agreed(pupil, "learning");
        String edition = found("name=\"edition\" value=\"([0-9a-f]{64})\"", new Visitor(house).get(own));
        for (Map<String, String> act : List.of(Map.of("act", "change", "edition", edition, "tutor", "yes"), Map.of("act", "withdraw"), Map.of("act", "open", "offer", "0"))) {
            assertThat(pupil.visitor.post(own, act).statusCode()).as(act.toString()).isEqualTo(403);
        }
        assertThat(listed(pupil)).contains("agreed", "results").doesNotContain("tutor");
    }

    private static Map<String, String> paper(String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("act", "paper", "learning", "yes", "name", "Марат Ахметов", "relation", "father", "signed_on", "2026-11-20", "language", "kk"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    @Test
    void a_paper_is_entered_by_one_and_confirmed_by_another() {
        Pupil pupil = pupil("gauhar", seventh);
        String papers = "/en/organisations/" + school.number() + "/papers";
        assertThat(teacher.fill(pupil.page(), paper("signed_on", "2026-11-29")).body()).as("tomorrow").contains("Give the day of signing", "Марат Ахметов");
        assertThat(teacher.fill(pupil.page(), paper("signed_on", "2023-11-28")).statusCode()).isEqualTo(422);
        assertThat(teacher.fill(pupil.page(), paper("signed_on", "28.11.2026")).statusCode()).isEqualTo(422);
        assertThat(teacher.fill(pupil.page(), paper("learning", "")).body()).contains("Nothing is ticked");
        assertThat(place(head.fill(pupil.page(), paper()))).isEqualTo(pupil.page());
        assertThat(listed(pupil)).contains("paper to be checked");
        assertThat(teacher.get(papers).statusCode()).as("not a second person here").isEqualTo(403);
        assertThat(clerk.get("/en/me").body()).contains("papers for a second person", papers);
        HttpResponse<String> own = head.get(papers);
        assertThat(own.body()).contains("Name of gauhar", "You entered this paper").doesNotContain("value=\"confirm\"");
        String number = found("paper-([0-9]+)\"", own);
        assertThat(head.post(papers, Map.of("act", "confirm", "paper", number)).statusCode()).as("the same person").isEqualTo(403);
        CLOCK.forward(Duration.ofMinutes(1));
        assertThat(clerk.fill(papers, Map.of("act", "refuse", "paper", number, "reason", "")).statusCode()).isEqualTo(422);
        assertThat(clerk.fill(papers, Map.of("act", "confirm", "paper", "999999")).statusCode()).isEqualTo(404);
        assertThat(clerk.fill(papers, Map.of("act", "confirm", "paper", "x")).statusCode()).isEqualTo(404);
        HttpResponse<String> done = clerk.fill(papers, Map.of("act", "confirm", "paper", number));
        String address = found("<code>http[^<]*?(/en/consents/[0-9]{20})</code>", done);
        assertThat(clerk.post(papers, Map.of("act", "confirm", "paper", number)).statusCode()).as("once").isEqualTo(409);
        assertThat(listed(pupil)).contains("agreed");
        assertThat(new Visitor(house).get(address).body()).contains("Марат Ахметов", "on paper, checked by two people", "20 November 2029");
        assertThat(teacher.get(pupil.page()).body()).contains("Name of head", "Name of clerk", "confirmed");
        assertThat(trail()).contains("consent-paper-entered", "consent-paper-confirmed");
    }

    @Test
    void a_paper_that_does_not_match_goes_back_and_a_withdrawal_by_word_of_mouth_needs_nobody() {
        Pupil pupil = pupil("ilyas", seventh);
        String papers = "/en/organisations/" + school.number() + "/papers";
        teacher.fill(pupil.page(), paper());
        String number = found("(?s)paper-([0-9]+)\">Name of ilyas", head.get(papers));
        assertThat(place(head.post(papers, Map.of("act", "refuse", "paper", number, "reason", "no signature on it")))).isEqualTo(papers);
        assertThat(teacher.get(pupil.page()).body()).contains("sent back", "no signature on it");
        assertThat(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "the mother called")).statusCode()).as("nothing holds").isEqualTo(409);
        CLOCK.forward(Duration.ofMinutes(1));
        agreed(pupil, "learning", "publication");
        assertThat(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "87771234567")).body()).as("no numbers of people").contains("error");
        assertThat(place(teacher.fill(pupil.page(), Map.of("act", "withdraw", "reason", "the mother called")))).isEqualTo(pupil.page());
        assertThat(listed(pupil)).contains("taken back");
        assertThat(trail()).contains("consent-paper-refused", "consent-withdrawn-for-guardian");
    }

    @Test
    void nobody_reaches_a_pupil_of_another_class() {
        Pupil there = pupil("kamila", elsewhere);
        String page = "/en/classes/" + elsewhere.number() + "/consents";
        for (Visitor one : List.of(teacher, head)) {
            assertThat(one.get(page).statusCode()).isEqualTo(404);
            assertThat(one.get(page + "/" + Ids.hex(there.person)).statusCode()).isEqualTo(404);
            assertThat(one.get(there.page()).statusCode()).as("by way of one's own class").isEqualTo(404);
            assertThat(one.fill("/en/classes/" + seventh.number() + "/consents", Map.of()).statusCode()).isIn(404, 405);
            assertThat(one.post(there.page(), Map.of("act", "link")).statusCode()).isEqualTo(404);
            assertThat(one.post(there.page(), paper()).statusCode()).isEqualTo(404);
        }
        assertThat(clerk.get("/en/classes/" + seventh.number() + "/consents").statusCode()).isEqualTo(403);
        Visitor other = staff("other", Role.HEAD, house.database().read(handle -> organisations.responsible(handle, elsewhere).orElseThrow()));
        other.fill(page + "/" + Ids.hex(there.person), paper());
        long number = house.database().read(handle -> handle.createQuery("select max(number) from consent_papers").mapTo(Long.class).one());
        assertThat(clerk.fill("/en/organisations/" + school.number() + "/papers", Map.of("act", "confirm", "paper", String.valueOf(number))).statusCode()).isEqualTo(404);
        assertThat(clerk.get("/en/organisations/" + school.number() + "/papers").body()).doesNotContain("kamila");
    }

    @Test
    void a_sheet_for_each_who_has_not_answered_and_none_without_a_bin() throws Exception {
        Organisation nameless = schoolClass(add("KZ-62", Optional.empty()));
        Visitor stranded = staff("stranded", Role.TEACHER, nameless);
        pupil("laura", nameless);
        String page = "/en/classes/" + nameless.number() + "/consents";
        assertThat(stranded.get(page).body()).contains("BIN is needed first").doesNotContain("Make the sheets");
        assertThat(stranded.post(page + "/slips", Map.of("language", "kk", "who", "all")).statusCode()).isEqualTo(409);
        Organisation eighth = schoolClass(school);
        Visitor second = staff("second", Role.TEACHER, eighth);
        String slips = "/en/classes/" + eighth.number() + "/consents/slips";
        second.get("/en/classes/" + eighth.number() + "/consents");
        assertThat(second.post(slips, Map.of("language", "kk")).statusCode()).as("an empty class").isEqualTo(409);
        pupil("madina", eighth);
        HttpResponse<String> sheet = second.post(slips, Map.of("language", "kk", "who", "waiting"));
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(sheet.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(sheet.body()).startsWith("%PDF");
        assertThat(second.post(slips, Map.of("language", "xx")).statusCode()).isEqualTo(400);
        assertThat(trail()).contains("consent-slips-made");
    }

    @Test
    void the_record_is_taken_along_and_the_database_names_no_guardian() throws Exception {
        Pupil pupil = pupil("nurlan", seventh);
        String own = agreed(pupil, "tutor");
        HttpResponse<byte[]> pdf = bytes(own.replace("/en/", "/kk/") + "/record.pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow()).contains("attachment");
        assertThat(new String(pdf.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        String json = new String(bytes(own + "/record.json").body(), StandardCharsets.UTF_8);
        assertThat(json).contains("\"holds\" : [ \"tutor\" ]", "Сәуле Ахметова", "\"relation\" : \"mother\"", "960440000220", "\"field\" : \"third\"", "\"sha256\"");
        String rows = house.database().read(handle -> String.join("\n", List.of("consents", "consent_codes", "consent_papers", "audit_entries").stream()
            .flatMap(table -> handle.createQuery("select * from " + table).mapToMap().list().stream()).map(Object::toString).toList()));
        assertThat(rows).doesNotContain("Ахмет", own.substring(own.lastIndexOf('/') + 1));
    }

    private static HttpResponse<byte[]> bytes(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void every_page_in_every_language_is_valid_html() {
        Map<String, String> pages = new LinkedHashMap<>();
        Visitor guardian = new Visitor(house);
        for (String language : List.of("/kk", "/ru", "/en")) {
            Pupil pupil = pupil("zh" + language.substring(1), seventh);
            String page = pupil.page().replace("/en", language);
            pages.put(page + " new", teacher.get(page).body());
            teacher.fill(page, paper());
            String link = link(pupil).replace("/en", language);
            pages.put(link, guardian.get(link).body());
            pages.put(link + " refused", guardian.post(link, form(guardian, link, "name", "", "relation", "", "declared", "")).body());
            String own = place(guardian.post(link, form(guardian, link, "learning", "yes")));
            pages.put(own, guardian.get(own).body());
            pages.put(own + " refused", guardian.post(own, Map.of("act", "change", "edition", "0", "tutor", "yes")).body());
            pages.put(page + " refused", teacher.fill(page, paper("learning", "", "signed_on", "x")).body());
            pages.put(page + " no reason", teacher.fill(page, Map.of("act", "withdraw", "reason", "")).body());
            HttpResponse<String> overtaken = teacher.fill(page, paper());
            assertThat(overtaken.statusCode()).as("signed before the answer by link").isEqualTo(409);
            pages.put(page + " overtaken", overtaken.body());
            pages.put(page, teacher.get(page).body());
            String papers = language + "/organisations/" + school.number() + "/papers";
            pages.put(papers, head.get(papers).body());
            pages.put(language + " class", teacher.get(language + "/classes/" + seventh.number() + "/consents").body());
            pages.put(language + " code", guardian.get(language + "/consent").body());
            pages.put(language + " code refused", guardian.get(language + "/consent?code=1").body());
        }
        assertThat(pages.values()).allMatch(page -> page.contains("<h1>"));
        assertThat(Nu.errors(pages)).isEmpty();
    }

    static Stream<String> languages() {
        return Scope.languagesOr("kk");
    }

    /** On a phone of 360 pixels, with large letters and a keyboard that has digits; the teacher at her own screen. */
    @ParameterizedTest
    @MethodSource("languages")
    void a_grandmother_agrees_on_her_phone_and_takes_it_back(String language) {
        Pupil pupil = pupil("azhe" + language, seventh);
        String origin = "http://localhost:" + house.port();
        String link = link(pupil).replace("/en/", "/" + language + "/");
        try (BrowserContext phone = Browsers.phone(language); BrowserContext desk = Browsers.desktop(language)) {
            Page page = phone.newPage();
            page.navigate(origin + "/" + language + "/consent");
            assertThat(fits(page)).isTrue();
            page.fill("input[name=code]", link.substring(link.lastIndexOf('/') + 1));
            page.keyboard().press("Enter");
            page.waitForURL("**" + link);
            assertThat(fits(page)).isTrue();
            assertThat(Axe.findings(page)).isEmpty();
            page.check("input[name=learning]");
            page.check("input[name=publication]");
            page.fill("input[name=name]", "Зылиха Ахметова");
            page.check("input[value=guardian]");
            page.check("input[name=declared]");
            page.click("button[value=answer]");
            page.waitForURL("**/consents/*");
            assertThat(page.locator(".notice.good .badge.good").count()).isEqualTo(2);
            assertThat(fits(page)).isTrue();
            assertThat(Axe.findings(page)).isEmpty();
            Page list = desk.newPage();
            signIn(list, origin, language);
            assertThat(list.locator("a[href$='" + Ids.hex(pupil.person) + "'] + span .badge").count()).as("state and two purposes").isEqualTo(3);
            assertThat(Axe.findings(list)).isEmpty();
            page.click("button[value=withdraw]");
            page.locator("button[value=withdraw]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.locator(".notice .badge.good").count()).isZero();
            list.reload();
            assertThat(list.locator("a[href$='" + Ids.hex(pupil.person) + "'] + span .badge").count()).isEqualTo(1);
            list.click("a[href$='" + Ids.hex(pupil.person) + "']");
            list.waitForURL("**/consents/" + Ids.hex(pupil.person));
            assertThat(Axe.findings(list)).isEmpty();
        }
    }

    private static void signIn(Page page, String origin, String language) {
        String list = "/" + language + "/classes/" + seventh.number() + "/consents";
        page.navigate(origin + "/" + language + "/sign-in");
        page.fill("input[name=user]", "teacher");
        page.fill("input[name=password]", PASSWORD);
        page.locator("form:has(input[name=password]) button[type=submit]").click();
        page.waitForURL("**/me**");
        page.navigate(origin + list);
    }

    private static boolean fits(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }
}
