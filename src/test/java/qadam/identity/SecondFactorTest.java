package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import qadam.House;
import qadam.Settings;
import qadam.backup.BackupPlan;
import qadam.retention.KeepPlan;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.transport.TransportOptions;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** Who sees other people's data shows two things before: a password alone opens nothing of it. */
class SecondFactorTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final Texts TEXTS = new Texts();
    private static final FixedClock CLOCK = Houses.clock();
    private static House house;
    private static Visitor staff;
    private static Authenticator key;

    /** An administrator who signed up with a password, as the one-time link lets them. */
    @BeforeAll
    static void open() {
        house = House.start(new Settings(0, Houses.ORIGIN, Databases.data(), null, Path.of("courses"), false, CLOCK).strict());
        staff = new Visitor(house);
        key = new Authenticator(Houses.ORIGIN);
        signUpAsAdministrator(house, staff);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void signUpAsAdministrator(House house, Visitor visitor) {
        String link = house.administratorLink().orElseThrow();
        String token = link.substring(link.lastIndexOf('/') + 1);
        visitor.get("/en/invitations/" + token);
        HttpResponse<String> made = visitor.post("/en/sign-up", Map.of("name", "Office", "user", "office", "password", PASSWORD, "invitation", token));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    }

    private static Visitor byPassword() {
        Visitor visitor = new Visitor(house);
        assertThat(visitor.signIn("office", PASSWORD).statusCode()).isEqualTo(303);
        return visitor;
    }

    private static void assertSentAway(HttpResponse<String> answer, String next) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/en/me/second-factor?next=" + next);
    }

    private static HttpResponse<String> add(Visitor visitor, Authenticator fresh) {
        HttpResponse<String> options = visitor.json("/api/passkeys/add/begin", "{}");
        return options.statusCode() != 200 ? options
            : visitor.json("/api/passkeys/add/finish", "{\"language\":\"en\",\"next\":\"/en/office\",\"credential\":" + fresh.create(options.body()) + "}");
    }

    private static HttpResponse<String> use(Visitor visitor, Authenticator one) {
        String options = visitor.json("/api/passkeys/sign-in/begin", "{}").body();
        return visitor.json("/api/passkeys/sign-in/finish", "{\"language\":\"en\",\"next\":\"/en/office\",\"credential\":" + one.get(options) + "}");
    }

    /** One story, since each step is about what the one before has left. */
    @Test
    void a_password_leads_to_the_page_that_asks_for_a_passkey_and_no_further() {
        assertSentAway(staff.get("/en/office"), "%2Fen%2Foffice");
        assertThat(staff.get("/en/me/second-factor?next=%2Fen%2Foffice").body()).contains(TEXTS.text(Language.EN, "identity.second.first"));
        assertThat(staff.get("/en/me").statusCode()).as("their own page is theirs").isEqualTo(200);
        assertEachActIsClosed();
        assertThat(add(staff, key).body()).isEqualTo("{\"next\":\"/en/office\"}");
        assertThat(staff.get("/en/office").statusCode()).as("the same session, with the passkey just made").isEqualTo(200);

        Visitor thief = byPassword();
        assertSentAway(thief.get("/en/office/people"), "%2Fen%2Foffice%2Fpeople");
        assertThat(thief.get("/en/me/second-factor").body()).doesNotContain("data-passkey=\"add\"");
        assertThat(add(thief, new Authenticator(Houses.ORIGIN)).statusCode()).as("gives themselves no second factor").isEqualTo(403);
        for (String path : List.of("/en/me/passkeys", "/en/me/password", "/en/me/export", "/en/me/delete", "/en/me/sso")) {
            assertThat(thief.get(path).headers().firstValue("Location").orElse("")).as(path).startsWith("/en/me/second-factor");
        }
        thief.get("/en/me");
        assertThat(thief.post("/en/me/passkeys/2/remove", Map.of()).headers().firstValue("Location").orElse("")).startsWith("/en/me/second-factor");
        assertThat(thief.post("/en/me/recovery-codes", Map.of()).headers().firstValue("Location").orElse("")).startsWith("/en/me/second-factor");
        assertThat(thief.get("/en/me/recovery-codes").body()).as("nor reads the codes").doesNotContain("<ol");
        assertThat(use(thief, key).statusCode()).isEqualTo(200);
        assertThat(thief.get("/en/office").statusCode()).isEqualTo(200);
    }

    /** As the server itself lists them: what staff may send. */
    private static void assertEachActIsClosed() {
        List<String> acts = house.staffActs();
        assertThat(acts).hasSizeGreaterThan(10).anyMatch(act -> act.contains("office"));
        for (String act : acts) {
            String path = act.replace("{language}", "en").replaceAll("\\{[a-z]+}", "1");
            HttpResponse<String> answer = staff.post(path, Map.of());
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).containsAnyOf(TEXTS.text(Language.EN, "web.problem.second_factor"), TEXTS.text(Language.EN, "web.problem.not_allowed"));   // some are an author's
        }
    }

    @Test
    void who_has_lost_the_passkey_comes_back_by_a_recovery_code_and_makes_another() {
        Visitor head = new Visitor(house);
        String codes = head.signUp("head", PASSWORD);
        house.database().write(handle -> handle.execute("insert into role_grants (person, role, organisation, since_at) select person, 'HEAD', 1, 0 from sessions where hash = ?",
            Hashes.sha256(head.cookie())));
        assertSentAway(head.get("/en/organisations/1"), "%2Fen%2Forganisations%2F1");
        assertThat(add(head, new Authenticator(Houses.ORIGIN)).statusCode()).isEqualTo(200);
        Visitor back = new Visitor(house);
        String code = codes.replaceAll("(?s).*?<code[^>]*>([^<]+)</code>.*", "$1");
        assertThat(back.fill("/en/recover", Map.of("code", code, "password", "жаңа " + PASSWORD)).statusCode()).isEqualTo(303);
        assertSentAway(back.get("/en/organisations/1"), "%2Fen%2Forganisations%2F1");
        assertThat(add(back, new Authenticator(Houses.ORIGIN)).statusCode()).isEqualTo(200);
        assertThat(back.get("/en/me/second-factor").headers().firstValue("Location")).contains("/en/me");
    }

    @Test
    void a_learner_is_never_asked() {
        Visitor learner = new Visitor(house);
        learner.signUp("learner", PASSWORD);
        assertThat(learner.get("/en/me").statusCode()).isEqualTo(200);
        assertThat(learner.get("/en/office").statusCode()).isEqualTo(403);
        assertThat(learner.get("/en/me/second-factor").headers().firstValue("Location")).contains("/en/me");
    }

    @Test
    void where_passkeys_do_not_work_a_password_is_enough_and_the_office_is_told() {
        TransportOptions lan = new TransportOptions(Houses.ORIGIN, false, List.of(), List.of(), true, "127.0.0.1", 0);
        try (House plain = House.start(new Settings(0, lan, Databases.data(), null, Path.of("courses"), false, false, OptionalLong.empty(), BackupPlan.NONE, KeepPlan.USUAL,
            Optional.empty(), false, Limits.USUAL, CLOCK).strict())) {
            Visitor visitor = new Visitor(plain);
            signUpAsAdministrator(plain, visitor);
            assertThat(visitor.get("/kk/office").body()).contains(TEXTS.text(Language.KK, "identity.second.by_password"));
        }
    }
}
