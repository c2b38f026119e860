package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.world.FixedClock;

/** Somebody who lost everything comes in again, and what may not happen on the way. */
class ResetTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final String NEW_PASSWORD = "жаңа таң атты 26";
    private static FixedClock clock;
    private static House house;
    private static Visitor chief;
    private static Visitor officer;
    private static int number;
    private final String user = "aigul" + ++number;
    private Visitor aigul;
    private String person;

    @BeforeAll
    static void open() {
        clock = Houses.clock();
        house = Houses.open(clock);
        chief = comeBy(house.administratorLink().orElseThrow().replace(Houses.ORIGIN, ""), "chief");
        chief.fill("/en/office/staff", Map.of("act", "invite", "role", "office"));
        officer = comeBy(link(chief.get("/en/office/staff").body()), "officer");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** Each test has a learner of its own, and staff who have just signed in. */
    @BeforeEach
    void begin() {
        chief.signIn("chief", PASSWORD);
        officer.signIn("officer", PASSWORD);
        aigul = new Visitor(house);
        aigul.signUp(user, PASSWORD);
        person = find(chief, user);
    }

    private static Visitor comeBy(String invitation, String user) {
        Visitor visitor = new Visitor(house);
        visitor.get(invitation);
        assertThat(visitor.post("/en/sign-up", Map.of("name", "Name of " + user, "user", user, "password", PASSWORD,
            "invitation", invitation.substring(invitation.lastIndexOf('/') + 1))).statusCode()).isEqualTo(303);
        return visitor;
    }

    private static String find(Visitor office, String user) {
        return office.fill("/en/office/people", Map.of("user", user)).headers().firstValue("Location").orElseThrow();
    }

    private static String link(String page) {
        Matcher found = Pattern.compile("<code>http://localhost:\\d+([^<]+)</code>").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> make(Visitor office, String person) {
        return office.fill(person + "/reset", Map.of("act", "make", "reason", "Lost the telephone, known to us by sight"));
    }

    private String linkFor(Visitor office, String person) {
        assertThat(make(office, person).statusCode()).isEqualTo(303);
        return link(office.get(person + "/reset").body());
    }

    private List<String> acts() {
        return acts(person);
    }

    private static List<String> acts(String person) {
        String object = "person " + person.substring(person.lastIndexOf('/') + 1);
        return house.database().read(handle -> handle.createQuery("select act from audit_entries where object = :object order by number")
            .bind("object", object).mapTo(String.class).list());
    }

    @Test
    void link_lets_in_once_by_a_new_password_and_ends_what_was_before() {
        assertThat(new Visitor(house).get("/en/recover").body()).contains("programme office");
        String link = linkFor(chief, person);
        Visitor anywhere = new Visitor(house);
        assertThat(anywhere.get(link).body()).contains(user, "Welcome back");
        assertThat(anywhere.get(link).statusCode()).as("looking uses nothing up").isEqualTo(200);
        assertThat(anywhere.post(link, Map.of("password", "12345678")).statusCode()).isEqualTo(422);
        assertThat(anywhere.post(link, Map.of("password", NEW_PASSWORD)).headers().firstValue("Location")).hasValue("/en/me/recovery-codes");
        assertThat(anywhere.get("/en/me/recovery-codes").body()).contains("<li><code>");
        assertThat(aigul.get("/en/me").statusCode()).as("every session has ended").isEqualTo(401);
        assertThat(new Visitor(house).get(link).statusCode()).isEqualTo(410);
        assertThat(new Visitor(house).signIn(user, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(new Visitor(house).signIn(user, NEW_PASSWORD).statusCode()).isEqualTo(303);
        assertThat(acts()).containsSubsequence("reset-link-made", "reset-link-used");
    }

    @Test
    void the_person_is_told_and_the_trail_says_who_and_why() {
        String link = linkFor(chief, person);
        assertThat(aigul.get("/en/inbox").body()).contains("If you did not ask for it, change your password");
        assertThat(chief.get("/en/office/audit").body()).contains("Name of chief", "reset-link-made", "known to us by sight").doesNotContain(link.substring(10));
        Visitor anywhere = new Visitor(house);
        anywhere.get(link);
        anywhere.post(link, Map.of("password", NEW_PASSWORD));
        assertThat(anywhere.get("/en/inbox").body()).contains("opened with a one-time link");
    }

    @Test
    void link_ends_after_two_hours_or_by_a_new_one_or_when_the_office_or_its_person_ends_it() {
        String late = linkFor(chief, person);
        clock.forward(Duration.ofHours(2));
        assertThat(new Visitor(house).get(late).statusCode()).isEqualTo(410);
        chief.signIn("chief", PASSWORD);
        String replaced = linkFor(chief, person);
        String withdrawn = linkFor(chief, person);
        assertThat(new Visitor(house).get(replaced).statusCode()).isEqualTo(410);
        chief.fill(person + "/reset", Map.of("act", "end"));
        assertThat(new Visitor(house).get(withdrawn).statusCode()).isEqualTo(410);
        String unasked = linkFor(chief, person);
        aigul.signIn(user, PASSWORD);
        assertThat(aigul.fill("/en/me/password", Map.of("password", NEW_PASSWORD)).statusCode()).isEqualTo(303);
        assertThat(new Visitor(house).get(unasked).statusCode()).isEqualTo(410);
        assertThat(acts()).containsSubsequence("reset-link-ended", "reset-link-made", "reset-link-ended", "reset-link-made", "reset-link-ended", "password-changed");
    }

    /** Else somebody of the office would be let in as the administrator that the learner has become since. */
    @Test
    void link_that_was_made_for_a_learner_ends_when_they_become_staff() {
        String kept = linkFor(officer, person);
        chief.fill("/en/office/staff", Map.of("act", "invite", "role", "administrator"));
        aigul.signIn(user, PASSWORD);
        assertThat(aigul.fill(link(chief.get("/en/office/staff").body()), Map.of()).statusCode()).isEqualTo(303);
        assertThat(new Visitor(house).get(kept).statusCode()).isEqualTo(410);
        assertThat(acts()).containsSubsequence("reset-link-made", "role-accepted", "reset-link-ended");
    }

    @Test
    void link_lets_in_by_a_passkey_and_the_old_password_is_gone() {
        String link = linkFor(chief, person);
        Visitor anywhere = new Visitor(house);
        anywhere.get(link);
        Authenticator key = new Authenticator(Houses.ORIGIN);
        String token = "\"token\":\"" + link.substring(link.lastIndexOf('/') + 1) + "\",\"language\":\"en\"";
        String options = anywhere.json("/api/passkeys/reset/begin", "{" + token + "}").body();
        HttpResponse<String> done = anywhere.json("/api/passkeys/reset/finish", "{" + token + ",\"credential\":" + key.create(options) + "}");
        assertThat(done.body()).isEqualTo("{\"next\":\"/en/me/recovery-codes\"}");
        assertThat(anywhere.get("/en/me/passkeys").body()).contains("your only way in");
        assertThat(new Visitor(house).signIn(user, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(anywhere.json("/api/passkeys/reset/begin", "{" + token + "}").statusCode()).isEqualTo(410);
        assertThat(acts()).containsSubsequence("reset-link-made", "passkey-added", "reset-link-used");
        String again = linkFor(chief, person);
        Visitor elsewhere = new Visitor(house);
        elsewhere.get(again);
        assertThat(elsewhere.post(again, Map.of("password", NEW_PASSWORD)).headers().firstValue("Location"))
            .as("the key from before still opens the account, so its owner is led to it").hasValue("/en/me/recovery-codes?next=%2Fen%2Fme%2Fpasskeys");
        assertThat(elsewhere.get("/en/me/passkeys").body()).contains("do not recognise");
    }

    @Test
    void office_lets_learners_in_but_no_staff_and_nobody_lets_in_themselves() {
        assertThat(linkFor(officer, person)).startsWith("/en/reset/");
        String administrator = find(officer, "chief");
        assertThat(make(officer, administrator).statusCode()).isEqualTo(403);
        assertThat(officer.get(administrator + "/reset").body()).contains("Only an administrator lets staff in again").doesNotContain("value=\"make\"");
        assertThat(make(chief, find(chief, "chief")).statusCode()).isEqualTo(403);
        assertThat(linkFor(chief, find(chief, "officer"))).startsWith("/en/reset/");
        assertThat(aigul.get(person + "/reset").statusCode()).isEqualTo(403);
    }

    @Test
    void link_needs_a_reason_a_recent_sign_in_and_a_person() {
        assertThat(chief.fill(person + "/reset", Map.of("act", "make", "reason", " ")).statusCode()).isEqualTo(422);
        assertThat(chief.fill(person + "/reset", Map.of("act", "make", "reason", "call 8 701 123 45 67")).statusCode()).isEqualTo(422);
        assertThat(chief.get("/en/office/people/" + "0".repeat(32) + "/reset").statusCode()).isEqualTo(404);
        clock.forward(Duration.ofMinutes(31));
        assertThat(make(chief, person).headers().firstValue("Location").orElseThrow()).contains("/sign-in?");
        assertThat(acts()).doesNotContain("reset-link-made");
    }

    @Test
    void link_is_shown_to_its_maker_only_and_not_for_long() {
        String link = linkFor(chief, person);
        assertThat(officer.get(person + "/reset").body()).doesNotContain(link).contains("holds until");
        chief.fill(person + "/reset", Map.of("act", "put-away"));
        assertThat(chief.get(person + "/reset").body()).doesNotContain(link);
        assertThat(new Visitor(house).get(link).statusCode()).as("it holds all the same").isEqualTo(200);
    }

    @Test
    void recovery_codes_tell_of_their_use_and_when_few_are_left() {
        String shown = new Visitor(house).signUp("bolat", PASSWORD);
        List<String> codes = Pattern.compile("<li><code>([^<]+)</code>").matcher(shown).results().map(one -> one.group(1)).toList();
        assertThat(codes).hasSize(8);
        Visitor bolat = new Visitor(house);
        for (String code : codes.subList(0, 6)) {
            bolat.get("/en/recover");
            assertThat(bolat.post("/en/recover", Map.of("code", code, "password", NEW_PASSWORD)).headers().firstValue("Location")).hasValue("/en/me/recovery-codes");
        }
        assertThat(bolat.get("/en/me/recovery-codes").body()).contains("2 recovery codes left", "they bring you back when a password");
        assertThat(bolat.get("/en/me").body()).contains("they bring you back when a password");
        assertThat(bolat.get("/en/inbox").body()).contains("opened with a recovery code", "Your recovery codes are nearly used up");
        assertThat(acts(find(chief, "bolat"))).filteredOn("recovery-code-used"::equals).hasSize(6);
        bolat.fill("/en/me/recovery-codes", Map.of());
        assertThat(acts(find(chief, "bolat"))).contains("recovery-codes-renewed");
        assertThat(new Visitor(house).fill("/en/recover", Map.of("code", "none", "password", NEW_PASSWORD)).statusCode()).isEqualTo(401);
        assertThat(new Visitor(house).fill("/en/recover", Map.of("code", codes.get(7), "password", NEW_PASSWORD)).statusCode()).as("renewed, so the old are gone").isEqualTo(401);
    }

    @Test
    void erased_person_leaves_no_link_behind_and_the_download_holds_none() {
        String link = linkFor(chief, person);
        assertThat(chief.export("en").get("my-data.json")).contains("trail").doesNotContain(link.substring(link.lastIndexOf('/') + 1));
        aigul.fill("/en/me/delete", Map.of("name", "Name of " + user));
        assertThat(new Visitor(house).get(link).statusCode()).isEqualTo(410);
        assertThat(chief.get(person + "/reset").statusCode()).isEqualTo(404);
    }
}
