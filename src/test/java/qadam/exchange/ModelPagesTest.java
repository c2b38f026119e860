package qadam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.identity.Identity;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** The office, a school's head and a person themselves, on a whole server. */
class ModelPagesTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final String OFFICE = "/en/office/models";
    private static final FixedClock CLOCK = new FixedClock("2026-11-28T06:00:00Z");
    private static House house;
    private static Organisation school;
    private static Visitor officer;
    private static Visitor head;
    private static Visitor region;
    private static Visitor pupil;
    private static UUID pupilId;
    private static Exchanges exchanges;

    @BeforeAll
    static void gather() {
        Path data = Databases.data();
        house = House.start(new Settings(0, "http://localhost:8080", data, null, Path.of("courses"), false, CLOCK));
        Organisations organisations = Organisations.open(house.database(), new Texts(), CLOCK);
        Organisation above = house.database().read(handle -> organisations.region(handle, "KZ-75").orElseThrow());
        school = house.database().write(handle -> organisations.add(handle, above, Kind.SCHOOL, new NewPlace("School 12")));
        officer = appoint("officer", Role.OFFICE, Organisation.ROOT);
        region = appoint("region", Role.REGION, above.number());
        head = appoint("head", Role.HEAD, school.number());
        pupil = new Visitor(house);
        pupil.signUp("pupil", PASSWORD);
        pupilId = newest();
        Members members = new Members(CLOCK);
        house.database().write(handle -> members.add(handle, school, pupilId, "teacher"));
        Identity identity = Identity.open(house.database(), CLOCK, "http://localhost:8080", true, data, new Terms(house.database(), data, CLOCK), Limits.USUAL);
        exchanges = new Exchanges(house.database(), CLOCK, identity.people(), organisations, members);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static UUID newest() {
        return house.database().read(handle -> handle.createQuery("select person from sign_ins order by number desc limit 1").mapTo(UUID.class).one());
    }

    private static Visitor appoint(String user, Role role, long place) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        house.database().write(handle -> handle.createUpdate("insert into role_grants (person, role, organisation, since_at) values (:person, :role, :place, 0)")
            .bind("person", newest()).bind("role", role.name()).bind("place", place).execute());
        return visitor;
    }

    private static String place() {
        return "/en/organisations/" + school.number() + "/models";
    }

    private static int turn(Visitor who, String page, String act, String reason) {
        return who.fill(page, Map.of("act", act, "reach", "installation", "name", "", "reason", reason)).statusCode();
    }

    private static Optional<Off> off() {
        return exchanges.switches().off(Optional.of(pupilId), Optional.empty(), Optional.empty());
    }

    @Test
    void the_office_turns_everything_off_and_on_with_a_reason() {
        assertThat(officer.get(OFFICE).body()).contains("No model is connected");
        assertThat(turn(officer, OFFICE, "off", "")).isEqualTo(422);
        assertThat(turn(officer, OFFICE, "off", "call 8 701 123 45 67 8")).as("a number of a person").isEqualTo(422);
        assertThat(off()).isEmpty();
        assertThat(turn(officer, OFFICE, "off", "it answered about medicine <b>")).isEqualTo(303);
        assertThat(off()).map(Off::reach).contains(Off.Reach.INSTALLATION);
        assertThat(officer.get(OFFICE).body()).contains("it answered about medicine &lt;b&gt;").doesNotContain("medicine <b>");
        assertThat(pupil.get("/en/register/tutor").body()).contains("Switched off", "it answered about medicine");
        assertThat(turn(officer, OFFICE, "on", "mended")).isEqualTo(303);
        assertThat(off()).isEmpty();
    }

    @Test
    void a_head_turns_off_their_school_and_cannot_undo_what_the_region_did() {
        assertThat(turn(head, place(), "off", "the teachers asked for it")).isEqualTo(303);
        assertThat(off()).map(Off::setIn).contains(school.number());
        assertThat(pupil.get("/en/register/tutor").body()).contains("in 1 organisation").doesNotContain("the teachers asked for it", "School 12");
        assertThat(turn(head, place(), "on", "again")).isEqualTo(303);
        assertThat(turn(region, place(), "off", "an incident")).isEqualTo(303);
        assertThat(head.get(place()).body()).contains("an incident", "Only they can switch it on").doesNotContain("value=\"on\"");
        assertThat(turn(head, place(), "on", "I want it")).isEqualTo(403);
        assertThat(off()).isPresent();
        assertThat(turn(region, place(), "on", "over")).isEqualTo(303);
        assertThat(off()).isEmpty();
    }

    @Test
    void budgets_are_the_offices_to_set_also_of_a_school() {
        assertThat(head.fill(place(), Map.of("act", "budget", "tokens", "5")).statusCode()).isEqualTo(403);
        assertThat(officer.fill(place(), Map.of("act", "budget", "tokens", "1 000")).statusCode()).isEqualTo(303);
        assertThat(head.get(place()).body()).contains("<dt>Limit</dt><dd>1,000");
        assertThat(officer.fill(OFFICE, Map.of("act", "budgets", "reach", "installation", "tutor", "many", "tokens", "7")).statusCode()).isEqualTo(422);
        assertThat(officer.fill(OFFICE, Map.of("act", "budgets", "reach", "installation", "tutor", "-3")).statusCode()).isEqualTo(422);
        long aDay = house.database().read(handle -> exchanges.budgets().questionsADay(handle, qadam.exchange.Kind.TUTOR));
        assertThat(aDay).as("what was refused changed nothing").isEqualTo(50);
        assertThat(officer.get(OFFICE).body()).contains("School 12");
    }

    @Test
    void what_is_not_there_cannot_be_switched_and_strangers_see_nothing() {
        assertThat(officer.fill(OFFICE, Map.of("act", "off", "reach", "course", "name", "no-such-course", "reason", "x")).statusCode()).isEqualTo(400);
        assertThat(officer.fill(OFFICE, Map.of("act", "off", "reach", "everything", "name", "", "reason", "x")).statusCode()).isEqualTo(400);
        assertThat(officer.fill(OFFICE, Map.of("act", "off", "reach", "course", "name", "ai-for-everyone", "reason", "its answers")).statusCode()).isEqualTo(303);
        assertThat(exchanges.switches().off(Optional.empty(), Optional.of("ai-for-everyone"), Optional.empty())).isPresent();
        assertThat(officer.fill(OFFICE, Map.of("act", "on", "reach", "course", "name", "ai-for-everyone", "reason", "mended")).statusCode()).isEqualTo(303);
        assertThat(List.of(pupil.get(OFFICE).statusCode(), pupil.get(place()).statusCode(), head.get(OFFICE).statusCode())).allMatch(status -> status == 403 || status == 404);
        assertThat(officer.get("/en/organisations/1/models").statusCode()).isEqualTo(404);
    }

    @Test
    void a_person_reads_what_they_asked_and_lets_it_go() {
        assertThat(pupil.get("/en/me").body()).doesNotContain("/en/me/questions");
        Entry entry = Log.asked(Optional.of(pupilId), "<script>alert(1)</script>");
        exchanges.append(entry);
        assertThat(pupil.get("/en/me").body()).contains("/en/me/questions");
        assertThat(pupil.get("/en/me/questions").body()).contains("&lt;script&gt;alert(1)", Log.MODEL).doesNotContain("<script>alert");
        String words = pupil.export("en").get("my-data.json");
        assertThat(words).contains("alert(1)", Log.MODEL);
        assertThat(head.fill("/en/me/questions", Map.of("act", "forget", "exchange", Ids.hex(entry.id()))).statusCode()).isEqualTo(303);
        assertThat(pupil.get("/en/me/questions").body()).as("another cannot").contains("alert(1)");
        assertThat(pupil.fill("/en/me/questions", Map.of("act", "forget", "exchange", Ids.hex(entry.id()))).statusCode()).isEqualTo(303);
        assertThat(pupil.get("/en/me/questions").body()).contains("The words are not kept.").doesNotContain("alert(1)");
        assertThat(head.get(place()).body()).as("one question in a school is not told").contains("fewer than ten");
    }
}
