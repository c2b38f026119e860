package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.House;
import qadam.shared.Ids;
import qadam.world.FixedClock;
import qadam.world.Iin;
import qadam.world.PassedExam;

/** The office at work on a whole server: what each act changes, whom it is told, and the line it leaves. */
class OfficeTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final String PROGRAMME = "/en/office/programme";
    /** Whose lines in the trail {@code qadam.editing}'s own tests read. May only shrink. */
    /** A joining leaves a line for each of two accounts: JoinedRowsTest. */
    private static final String OF_TWO = "/{language}/office/joinings";
    /** What is done in a school or a class is proven beside its pages. */
    private static final Pattern IN_PLACES = Pattern.compile("\\{organisation}/");
    private static final List<String> OF_EDITORS = List.of("/{language}/authors/courses/{course}/{part}", "/{language}/authors/items/{course}/{part}",
        "/{language}/authors/titles/{course}", "/{language}/authors/pictures/{course}", "/{language}/authors/suggestions/{number}", "/{language}/authors/publish/{course}");
    private static final FixedClock CLOCK = Houses.clock();
    private static House house;
    private static Visitor chief;
    private static Visitor officer;
    private static Visitor author;
    private static Visitor aigul;

    @BeforeAll
    static void gather() {
        house = Houses.open(CLOCK);
        String link = house.administratorLink().orElseThrow();
        chief = new Visitor(house);
        join(chief, "chief", link);
        officer = new Visitor(house);
        join(officer, "officer", invite("office"));
        author = new Visitor(house);
        join(author, "author", invite("author"));
        aigul = new Visitor(house);
        aigul.signUp("aigul", PASSWORD);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String invite(String role) {
        chief.fill("/en/office/staff", Map.of("act", "put-away"));
        chief.fill("/en/office/staff", Map.of("act", "invite", "role", role));
        return found("<code>(http[^<]*)</code>", chief.get("/en/office/staff").body());
    }

    private static void join(Visitor visitor, String user, String link) {
        visitor.get(link.replaceFirst("https?://[^/]+", ""));
        HttpResponse<String> answer = visitor.post("/en/sign-up", Map.of("name", "Name of " + user, "user", user, "password", PASSWORD,
            "invitation", link.substring(link.lastIndexOf('/') + 1)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        visitor.get("/en/me/recovery-codes");
        visitor.post("/en/me/recovery-codes/kept", Map.of());
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    private static List<AuditEntry> trail() {
        return house.database().read(handle -> new Audit().before(handle, AuditFilter.ALL, Long.MAX_VALUE, 1_000));
    }

    private static String person(String user) {
        return officer.fill("/en/office/people", Map.of("user", user)).headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");
    }

    /** Every address to which only staff may send, from the running server; what is done there leaves exactly one line. */
    @Test
    void every_act_of_staff_leaves_its_line_in_the_trail() {
        Map<String, List<Deed>> deeds = deeds();
        assertThat(house.staffActs()).as("an address for staff whose acts are not proven here to reach the trail: add them to deeds()")
            .isNotEmpty().filteredOn(address -> !OF_EDITORS.contains(address) && !address.contains("{group}") && !address.startsWith(OF_TWO) && !IN_PLACES.matcher(address).find()).containsExactlyInAnyOrderElementsOf(deeds.keySet());
        deeds.forEach((address, acts) -> acts.forEach(deed -> {
            int before = trail().size();
            HttpResponse<String> answer = deed.work().get();
            assertThat(answer.statusCode()).as(address + " " + deed.act() + ": " + answer.body()).isIn(303, 200);
            assertThat(trail()).as(address + " " + deed.act()).hasSize(before + 1);
            assertThat(trail().getFirst().act()).as(address).isEqualTo(deed.act());
            assertThat(trail().getFirst().actor()).as(address).isPresent();
        }));
        assertThat(house.database().read(new Audit()::verify).brokenAt()).isEmpty();
    }

    private record Deed(String act, Supplier<HttpResponse<String>> work) {
    }

    /** Only putting a shown link away is not among them: it changes what one's own page shows, and nothing else. */
    private Map<String, List<Deed>> deeds() {
        String staff = "/en/office/staff";
        Map<String, List<Deed>> deeds = new LinkedHashMap<>();
        deeds.put("/{language}/office/people", List.of(new Deed("person-looked-up", () -> officer.fill("/en/office/people", Map.of("user", "aigul")))));
        deeds.put("/{language}/office/people/{person}", List.of(
            new Deed("person-confirmed", () -> toPerson("confirm")),
            new Deed("national-id-seen", () -> officer.fill(aigulsPage, Map.of("act", "add-id", "seen_reason", "identity card", "national_id", Iin.next()))),
            new Deed("confirmation-undone", () -> toPerson("undo"))));
        deeds.put("/{language}/office/in-my-name", List.of(
            new Deed("name-checked", () -> officer.fill("/en/office/in-my-name", Map.of("national_id", Iin.next(), "note", "identity card")))));
        deeds.put("/{language}/office/staff", List.of(
            new Deed("role-offered", () -> chief.fill(staff, Map.of("act", "invite", "role", "office"))),
            new Deed("role-offer-withdrawn", () -> chief.fill(staff, Map.of("act", "withdraw", "offer", found("name=\"offer\" value=\"([0-9a-f]+)\"", chief.get(staff).body())))),
            new Deed("role-ended", this::endAnother)));
        deeds.put("/{language}/office/people/{person}/reset", List.of(
            new Deed("reset-link-made", () -> officer.fill("/en/office/people/" + aigulsId() + "/reset", Map.of("act", "make", "reason", "lost everything"))),
            new Deed("reset-link-ended", () -> officer.post("/en/office/people/" + aigulsId() + "/reset", Map.of("act", "end")))));
        deeds.put("/{language}/office/credentials/{id}", List.of(new Deed("credential-revoked", this::revoke)));
        deeds.put("/{language}/office/credentials/{id}/reinstatement", List.of(new Deed("credential-reinstated", () -> officer.post(revoked + "/reinstatement", Map.of("words", "the wrong certificate")))));
        deeds.put("/{language}/office/programme", List.of(new Deed("programme-changed", () -> change(officer, Map.of("target", "210000")))));
        deeds.put("/{language}/office/integrity", List.of(new Deed("contact-changed", () -> officer.fill("/en/office/integrity", Map.of("contact", "room 7")))));
        deeds.put("/{language}/office/integrity/{attempt}/{rule}", List.of(
            new Deed("claim-released", () -> officer.fill(flag(), Map.of("act", "release", "reason", "looked at it"))),
            new Deed("claim-refused", () -> officer.fill(flag(), Map.of("act", "refuse", "reason", "looked at it")))));
        String sitting = sitting();
        deeds.put("/{language}/office/attempts/{attempt}", List.of(
            new Deed("late-answers-accepted", () -> officer.fill(sitting, Map.of("act", "accept", "answer", "1-1", "reason", "the school had no network"))),
            new Deed("late-answers-declined", () -> officer.post(sitting, Map.of("act", "decline", "answer", "1-2", "reason", "given at home"))),
            new Deed("exam-reopened", () -> officer.post(sitting, Map.of("act", "reopen", "minutes", "20", "reason", "handed in by mistake"))),
            new Deed("exam-time-extended", () -> officer.post(sitting, Map.of("act", "time", "minutes", "10", "reason", "the lights went out")))));
        deeds.put("/{language}/office/people/{person}/extra-time", List.of(new Deed("extra-time-set",
            () -> officer.fill("/en/office/people/" + aigulsId() + "/extra-time", Map.of("percent", "25", "minutes", "0", "reason", "as the school asked")))));
        deeds.put("/{language}/office/learning-records", List.of(
            new Deed("lrs-client-added", () -> chief.fill("/en/office/learning-records", Map.of("act", "add", "name", "simulator", "scope", "state", "origins", ""))),
            new Deed("lrs-client-closed", () -> chief.fill("/en/office/learning-records", Map.of("act", "close", "name", "simulator")))));
        deeds.put("/{language}/office/models", List.of(
            new Deed("models-off", () -> officer.fill("/en/office/models", Map.of("act", "off", "reach", "installation", "name", "", "reason", "a wrong answer"))),
            new Deed("models-on", () -> officer.fill("/en/office/models", Map.of("act", "on", "reach", "installation", "name", "", "reason", "it was mended"))),
            new Deed("models-budget-set", () -> officer.fill("/en/office/models", Map.of("act", "budgets", "reach", "installation", "tutor", "20")))));
        deeds.put("/{language}/office/tutor/{number}/decided", List.of(
            new Deed("tutor-report-decided", () -> officer.post("/en/office/tutor/" + reported() + "/decided", Map.of("decision", "CONFIRMED")))));
        deeds.put("/{language}/office/help-lines", List.of(new Deed("help-lines-changed", () -> officer.fill("/en/office/help-lines", Map.of("act", "add", "name", "Line of tea",
            "reach", "7", "hours", "day", "kk", "yes", "source", "https://tea.kz", "checked", "2026-01-01")))));
        deeds.put("/{language}/office/register", List.of(new Deed("register-changed", () -> officer.fill("/en/office/register", Map.of("name", "The ministry of tea", "contact", "room 7")))));
        deeds.put("/{language}/organisations/{organisation}", List.of(
            new Deed("organisation-added", () -> officer.fill("/en/organisations/2", Map.of("act", "add", "kind", "school", "name", "No 1"))),
            new Deed("role-offered", () -> officer.fill("/en/organisations/2", Map.of("act", "invite", "role", "region")))));
        deeds.put("/{language}/authors/mistakes/{number}/answered", List.of(new Deed("mistake-answered", () -> answer(report(aigul, false), "done"))));
        return deeds;
    }

    /** A sitting that is over, with two answers that came late; how it comes to that is tested elsewhere. */
    private static String sitting() {
        UUID attempt = Ids.random();
        house.database().write(handle -> {
            handle.createUpdate("""
                    insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at, handed_in_at, rehearsal, form, seat, saves, outcome)
                    select 1, :id, :person, 'ai-for-everyone', course, version, 'kk', 0, 0, 0, 0,
                        '{"scoring":1,"passMark":1,"sealed":false,"seed":0,"places":[]}', :id, 2, '{"right":0,"of":0,"passed":false,"strengths":[]}'
                    from course_versions where course = 'ai-for-everyone' order by version desc limit 1""")
                .bind("id", attempt).bind("person", Ids.parse(aigulsId()).orElseThrow()).execute();
            for (int sequence = 1; sequence <= 2; sequence++) {
                handle.createUpdate("""
                        insert into late_arrivals (learner, attempt, item, sequence, taken_at, received_at, heard_at, brought, waiting)
                        values (1, :id, 1, :sequence, 0, 0, 0, 0, 1)""").bind("id", attempt).bind("sequence", sequence).execute();
            }
            return null;
        });
        return "/en/office/attempts/" + Ids.hex(attempt);
    }

    /** What a rule has flagged; how it comes to that is walked elsewhere. */
    private static String flag() {
        UUID attempt = Ids.random();
        house.database().write(handle -> handle.createUpdate("""
                insert into integrity_cases (attempt, rule, person, programme, course, rules_version, state, figures, opened_at, due_at)
                values (:attempt, 'same-answers-one-device', :person, 'kz-2026', 'ai-for-everyone', 1, 'CHECKED', '{}', :now, :due)""")
            .bind("attempt", attempt).bind("person", Ids.parse(aigulsId()).orElseThrow()).bind("now", CLOCK.instant())
            .bind("due", CLOCK.instant().plus(java.time.Duration.ofDays(14))).execute());
        return "/en/office/integrity/" + Ids.hex(attempt) + "/same-answers-one-device";
    }

    /** An answer of the tutor that somebody has reported. */
    private static long reported() {
        return house.database().write(handle -> handle.createQuery("""
                insert into tutor_reports (reported_at, language, lesson, model, prompt_version, reason, note, question, answer)
                values (0, 'kk', '', 'model', 'tutor-1', 'WRONG', '', 'question', 'answer') returning number""").mapTo(Long.class).one());
    }

    private String aigulsPage;
    private String revoked;

    private HttpResponse<String> toPerson(String act) {
        aigulsPage = aigulsPage == null ? "/en/office/people/" + aigulsId() : aigulsPage;
        return officer.fill(aigulsPage, Map.of("act", act, "reason", "seen at the desk"));
    }

    private static String aigulsId() {
        return trail().stream().filter(entry -> entry.act().equals("person-looked-up")).findFirst().map(entry -> Subjects.personIn(entry.object())).orElseThrow();
    }

    private HttpResponse<String> endAnother() {
        String card = chief.get("/en/office/staff").body();
        String grant = found("Name of author[\\s\\S]*?name=\"grant\" value=\"(\\d+)\"", card);
        return chief.post("/en/office/staff", Map.of("act", "end", "grant", grant, "reason", "has left"));
    }

    private HttpResponse<String> revoke() {
        UUID attempt = PassedExam.of(house.database(), Ids.parse(aigulsId()).orElseThrow(), CLOCK.instant());
        HttpResponse<String> claimed = aigul.fill("/kk/claim/" + Ids.hex(attempt), Map.of("name", "Айгүл Омарова", "region", "KZ-75", "national_id", Iin.next()));
        String credential = claimed.headers().firstValue("Location").orElseThrow().replaceFirst("^(https?://[^/]+)?/kk", "/en/office");
        revoked = credential;
        return officer.fill(credential, Map.of("reason", "mistake", "words", "issued by mistake"));
    }

    private static long report(Visitor reporter, boolean tell) {
        Map<String, String> fields = new HashMap<>(Map.of("about", "", "words", "a comma is missing"));
        if (tell) {
            fields.put("tell", "yes");
        }
        assertThat(reporter.fill("/en/mistakes", fields).statusCode()).isEqualTo(303);
        return house.database().read(handle -> handle.createQuery("select max(number) from mistake_reports").mapTo(Long.class).one());
    }

    private static HttpResponse<String> answer(long number, String words) {
        officer.get("/en/authors/mistakes");
        return officer.post("/en/authors/mistakes/" + number + "/answered", Map.of("answer", words));
    }

    private static Map<String, String> programme(Map<String, String> changes) {
        String page = officer.get(PROGRAMME).body();
        Map<String, String> fields = new HashMap<>(Map.of("edition", found("name=\"edition\" value=\"(\\d+)\"", page),
            "target", found("name=\"target\"[^>]*value=\"(\\d+)\"", page), "first_day", "2026-01-01", "last_day", "2026-12-31",
            "track", "everyone", "mode", "supervised", "reason", "order 12"));
        fields.putAll(changes);
        return fields;
    }

    private static HttpResponse<String> change(Visitor who, Map<String, String> changes) {
        Map<String, String> fields = programme(changes);
        return who.fill(PROGRAMME, fields);
    }

    @Test
    void a_new_edition_is_told_everywhere_at_once_and_names_nobody_in_public() {
        String tag = aigul.get("/en").headers().firstValue("ETag").orElseThrow();
        assertThat(change(officer, Map.of("target", "345 678", "reason", "order 77 of the ministry")).statusCode()).isEqualTo(303);
        HttpResponse<String> home = aigul.get("/en");
        assertThat(home.headers().firstValue("ETag")).as("the home page is made anew").isPresent().hasValueSatisfying(now -> assertThat(now).isNotEqualTo(tag));
        assertThat(home.body()).contains("345,678");
        assertThat(aigul.get("/en/count").body()).contains("345,678").doesNotContain("Name of officer").doesNotContain("order 77");
        assertThat(officer.get(PROGRAMME).body()).contains("Name of officer", "order 77 of the ministry");
        assertThat(aigul.get(PROGRAMME).statusCode()).isEqualTo(403);
        assertThat(officer.get("/en/office").body()).contains("345,678", "Reached is never added to trained");
    }

    @Test
    void who_was_overtaken_is_told_and_keeps_what_they_wrote() {
        Map<String, String> seen = programme(Map.of("target", "400001", "reason", "the first"));
        assertThat(chief.fill(PROGRAMME, seen).statusCode()).isEqualTo(303);
        Map<String, String> late = new HashMap<>(seen);
        late.putAll(Map.of("target", "400002", "reason", "the second"));
        HttpResponse<String> told = officer.fill(PROGRAMME, late);
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("a colleague changed the programme", "400002", "the second", "400,001");
        late.put("edition", found("name=\"edition\" value=\"(\\d+)\"", told.body()));
        assertThat(officer.post(PROGRAMME, late).statusCode()).as("sent again, it follows the newer edition").isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "target | 0 | whole number from 1", "target | many | whole number from 1", "target | 99999999999999 | whole number from 1",
        "last_day | 2025-12-31 | before the first", "last_day | tomorrow | before the first", "last_day | 2026-11-01 | cannot lie in the past",
        "last_day | 2027-02-01 | must be in 2026", "first_day | 2026-02-01 | has begun", "track | '' | at least one track",
        "track | hobby | at least one track", "mode | '' | at least one exam mode", "mode | self | only typed who they are",
        "reason | '' | write the reason", "reason | call 87011234567 | personal number"})
    void a_programme_that_makes_no_sense_is_refused_in_words(String field, String value, String words) {
        Map<String, String> changes = new HashMap<>(Map.of("target", "500500", "reason", "kept words"));
        changes.put(field, value);
        Map<String, String> fields = programme(changes);
        if (value.isEmpty()) {
            fields.remove(field);
        }
        int before = trail().size();
        HttpResponse<String> answer = officer.fill(PROGRAMME, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(words).contains(field.equals("reason") ? "500500" : "kept words");
        assertThat(trail()).hasSize(before);
    }

    @Test
    void the_office_sees_the_staff_and_makes_nobody_an_administrator() {
        String page = officer.get("/en/office/staff").body();
        assertThat(page).contains("Name of chief", "Gives nobody a right", "ask one of them").doesNotContain("name=\"act\"");
        assertThat(officer.post("/en/office/staff", Map.of("act", "invite", "role", "administrator")).statusCode()).isEqualTo(403);
        assertThat(officer.post("/en/office/staff", Map.of("act", "end", "grant", "1", "reason", "x")).statusCode()).isEqualTo(403);
        assertThat(aigul.get("/en/office/staff").statusCode()).isEqualTo(403);
    }

    @Test
    void a_day_that_no_calendar_has_is_refused_and_nothing_breaks() {
        assertThat(officer.get("/en/office/audit?from=2026-01-01&to=9999-12-31").statusCode()).isEqualTo(200);
        assertThat(officer.get("/en/office/audit?to=%2B999999999-12-31").statusCode()).isEqualTo(400);
        assertThat(officer.get("/en/office/audit?to=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void the_last_administrator_stays_and_is_told_why() {
        String grant = found("name=\"grant\" value=\"(\\d+)\"", chief.get("/en/office/staff").body());
        HttpResponse<String> answer = chief.post("/en/office/staff", Map.of("act", "end", "grant", grant, "reason", "tired"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Invite another one first");
    }

    @Test
    void a_withdrawn_invitation_opens_nothing() {
        String link = invite("administrator");
        String offer = found("name=\"offer\" value=\"([0-9a-f]+)\"", chief.get("/en/office/staff").body());
        assertThat(chief.post("/en/office/staff", Map.of("act", "withdraw", "offer", offer)).statusCode()).isEqualTo(303);
        assertThat(new Visitor(house).get(link.replaceFirst("https?://[^/]+", "")).statusCode()).isEqualTo(410);
        assertThat(chief.post("/en/office/staff", Map.of("act", "withdraw", "offer", offer)).statusCode()).isEqualTo(404);
    }

    @Test
    void who_confirms_is_told_first_what_it_changes_in_the_count() {
        String page = officer.get(person("aigul")).body();
        assertThat(page).contains("What it changes in the count");
    }

    /** Who asks is known beside the report only until they are answered; who does not ask never is. */
    @Test
    void the_reporter_who_asked_reads_the_answer_and_is_then_forgotten() {
        long quiet = report(aigul, false);
        long asking = report(aigul, true);
        assertThat(reporter(quiet)).isFalse();
        assertThat(reporter(asking)).isTrue();
        aigul.signIn("aigul", PASSWORD);   // a download is for who has just shown who they are
        assertThat(aigul.export("en").get("my-data.json")).contains("mistake_reports").contains("a comma is missing");
        HttpResponse<String> without = answer(asking, "");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("The reader is waiting for an answer");
        assertThat(answer(asking, "The comma <b>stands</b> there now.").statusCode()).isEqualTo(303);
        assertThat(reporter(asking)).isFalse();
        HttpResponse<String> again = answer(asking, "mine too");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("A colleague has answered", "mine too");
        String address = "/en/mistakes/answers/" + Ids.hex(house.database().read(handle -> handle
            .createQuery("select answer_key from mistake_reports where number = :number").bind("number", asking).mapTo(UUID.class).one()));
        assertThat(aigul.get(address).body()).contains("The comma &lt;b&gt;stands&lt;/b&gt; there now.", "a comma is missing");
        assertThat(aigul.get("/en/mistakes/answers/" + Ids.hex(Ids.random())).statusCode()).isEqualTo(404);
        assertThat(new Visitor(house).get(address).statusCode()).isEqualTo(401);
        assertThat(officer.get("/en/authors/mistakes?state=answered").body()).contains("Answered by Name of officer");
        assertThat(new Visitor(house).get("/en/mistakes").body()).as("a stranger has no inbox").doesNotContain("name=\"tell\"");
    }

    private static boolean reporter(long number) {
        return house.database().read(handle -> handle.createQuery("select count(*) from mistake_reports where number = :number and person is not null")
            .bind("number", number).mapTo(Integer.class).one()) == 1;
    }

    @Test
    void the_trail_is_filtered_and_goes_out_as_a_file_by_pseudonyms() {
        person("aigul");
        String page = officer.get("/en/office/audit?act=person-looked-up&from=2026-11-23&to=2026-11-23").body();
        assertThat(page).contains("<td>Looked a person up</td>", "Name of officer", "The trail is whole").doesNotContain("<td>Accepted a role</td>");
        assertThat(officer.get("/en/office/audit?to=2020-01-01").body()).contains("There are no such lines.");
        assertThat(officer.get("/en/office/audit?from=never").statusCode()).isEqualTo(400);
        assertThat(officer.get("/en/office/audit?actor=%27or1").statusCode()).isEqualTo(400);
        HttpResponse<String> file = officer.get("/en/office/audit.csv?act=person-looked-up");
        assertThat(file.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(file.body()).contains("number,at,actor,act,object,reason,hash").contains(",person-looked-up,person ").doesNotContain("Name of officer").doesNotContain("role-offered");
        assertThat(aigul.get("/en/office/audit.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void the_offices_pages_are_not_for_learners() {
        List.of("/office", "/office/programme", "/office/exams", "/office/audit", "/office/people", "/authors/mistakes")
            .forEach(page -> assertThat(aigul.get("/kk" + page).statusCode()).as(page).isEqualTo(403));
        assertThat(author.get("/kk/office/programme").statusCode()).isEqualTo(403);
    }
}
