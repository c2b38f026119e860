package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.shared.Ids;
import qadam.world.FixedClock;

/** The pages of identity as people walk them, on both databases. */
class IdentityWalkTest {
    private static final String PASSWORD = "көк аспан таза";
    private static final String DATABASES = "qadam.identity.Houses#databases";
    private final FixedClock clock = Houses.clock();

    private House open(String database) {
        return Houses.open(clock, Houses.addressOf(database));
    }

    private static Visitor administrator(House house) {
        String link = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
        Visitor administrator = new Visitor(house);
        assertThat(administrator.get(link).body()).contains("Әкімші");
        HttpResponse<String> answer = administrator.post("/kk/sign-up", Map.of("name", "Chief", "user", "chief", "password", PASSWORD,
            "invitation", link.substring(link.lastIndexOf('/') + 1)));
        assertThat(answer.statusCode()).isEqualTo(303);
        return administrator;
    }

    private static String find(Visitor office, String user) {
        HttpResponse<String> found = office.fill("/en/office/people", Map.of("user", user));
        assertThat(found.statusCode()).isEqualTo(303);
        return found.headers().firstValue("Location").orElseThrow();
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void first_link_makes_one_administrator_and_no_second(String database) {
        try (House house = open(database)) {
            String superseded = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
            clock.forward(Duration.ofSeconds(1));
            String link = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
            assertThat(new Visitor(house).get(superseded).statusCode()).isEqualTo(410);
            Visitor administrator = new Visitor(house);
            administrator.get(link);
            Map<String, String> wish = Map.of("name", "Chief", "user", "chief", "password", PASSWORD, "invitation", link.substring(link.lastIndexOf('/') + 1));
            assertThat(administrator.post("/en/sign-up", wish).statusCode()).isEqualTo(303);
            assertThat(administrator.get("/en/office/staff").statusCode()).isEqualTo(200);
            assertThat(new Visitor(house).get(link).statusCode()).isEqualTo(410);
            assertThat(house.administratorLink()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void first_link_ends_after_a_day(String database) {
        try (House house = open(database)) {
            String link = house.administratorLink().orElseThrow().replace(Houses.ORIGIN, "");
            clock.forward(Duration.ofHours(25));
            assertThat(new Visitor(house).get(link).statusCode()).isEqualTo(410);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void administrator_invites_staff_and_ends_their_right(String database) {
        try (House house = open(database)) {
            Visitor administrator = administrator(house);
            administrator.fill("/en/office/staff", Map.of("act", "invite", "role", "office"));
            String link = first("<code>http://localhost:[0-9]+(/en/invitations/[^<]+)</code>", administrator.get("/en/office/staff").body());
            Visitor clerk = new Visitor(house);
            clerk.signUp("clerk", PASSWORD);
            assertThat(clerk.get("/en/office").statusCode()).isEqualTo(403);
            String before = clerk.cookie();
            assertThat(clerk.fill(link, Map.of()).statusCode()).isEqualTo(303);
            assertThat(clerk.cookie()).isNotEqualTo(before);
            assertThat(clerk.get("/en/office").statusCode()).isEqualTo(200);
            assertThat(clerk.get("/en/office/staff").statusCode()).isEqualTo(403);
            String staff = administrator.get("/en/office/staff").body();
            String grant = first("Name of clerk(?s:.)*?name=\"grant\" value=\"(\\d+)\"", staff);
            assertThat(administrator.post("/en/office/staff", Map.of("act", "end", "grant", grant, "reason", "moved on")).statusCode()).isEqualTo(303);
            assertThat(clerk.get("/en/office").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void only_administrator_stays(String database) {
        try (House house = open(database)) {
            Visitor administrator = administrator(house);
            String grant = first("name=\"grant\" value=\"(\\d+)\"", administrator.get("/en/office/staff").body());
            assertThat(administrator.post("/en/office/staff", Map.of("act", "end", "grant", grant, "reason", "r")).statusCode()).isEqualTo(409);
            assertThat(administrator.fill("/en/me/delete", Map.of("name", "Chief")).statusCode()).isEqualTo(409);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void office_confirms_a_person_and_takes_it_back(String database) {
        try (House house = open(database)) {
            Visitor office = administrator(house);
            new Visitor(house).signUp("Aigul.B", PASSWORD);
            String address = find(office, "aigul.b");
            UUID person = Ids.parse(address.substring(address.lastIndexOf('/') + 1)).orElseThrow();
            assertThat(office.get(address).body()).contains("Name of Aigul.B").contains("Not confirmed");
            assertThat(office.post(address, Map.of("act", "confirm", "reason", "class list 7B")).statusCode()).isEqualTo(303);
            assertThat(confirmedBy(house, person)).contains("roster");
            assertThat(office.post(address, Map.of("act", "confirm", "reason", "again")).statusCode()).isEqualTo(409);
            clock.forward(Duration.ofMinutes(1));
            assertThat(office.post(address, Map.of("act", "undo", "reason", "wrong list")).statusCode()).isEqualTo(303);
            assertThat(confirmedBy(house, person)).isEmpty();
            assertThat(office.get(address).body()).contains("class list 7B").contains("wrong list");
            String trail = office.get("/en/office/audit").body();
            assertThat(trail).contains("person-confirmed").contains("class list 7B").contains("The trail is whole").doesNotContain("aigul");
        }
    }

    private static Optional<String> confirmedBy(House house, UUID person) {
        return house.database().read(handle -> new ConfirmationStore().kindNow(handle, person));
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void office_refuses_itself_empty_reasons_and_personal_numbers(String database) {
        try (House house = open(database)) {
            Visitor office = administrator(house);
            assertThat(office.post(find(office, "chief"), Map.of("act", "confirm", "reason", "I know me")).statusCode()).isEqualTo(403);
            new Visitor(house).signUp("aigul", PASSWORD);
            String address = find(office, "aigul");
            assertThat(office.post(address, Map.of("act", "confirm", "reason", " ")).statusCode()).isEqualTo(422);
            HttpResponse<String> personal = office.post(address, Map.of("act", "confirm", "reason", "IIN 950505 312345"));
            assertThat(personal.statusCode()).isEqualTo(422);
            assertThat(personal.body()).contains("leave that out").contains("950505 312345");
            assertThat(office.fill("/en/office/people", Map.of("user", "nobody")).statusCode()).isEqualTo(404);
            assertThat(office.get("/en/office/people/" + Ids.hex(Ids.random())).statusCode()).isEqualTo(404);
            assertThat(office.get("/en/office/people/x").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void recovery_code_opens_the_door_once_and_ends_other_sessions(String database) {
        try (House house = open(database)) {
            Visitor visitor = new Visitor(house);
            String page = visitor.signUp("aigul", PASSWORD);
            List<String> codes = Pattern.compile("<code>([0-9a-z-]{19})</code>").matcher(page).results().map(one -> one.group(1)).toList();
            assertThat(codes).hasSize(8).doesNotHaveDuplicates();
            assertThat(visitor.get("/en/me/recovery-codes").body()).contains("8 recovery codes left").doesNotContain(codes.getFirst());
            Visitor elsewhere = new Visitor(house);
            String typed = codes.getFirst().toUpperCase().replace("-", " ").replace('0', 'O').replace('1', 'I');
            assertThat(elsewhere.fill("/en/recover", Map.of("code", typed, "password", "жаңа ұзын құпиясөз")).statusCode()).isEqualTo(303);
            assertThat(elsewhere.get("/en/me").body()).contains("7 recovery codes left");
            assertThat(visitor.get("/en/me").statusCode()).isEqualTo(401);
            assertThat(visitor.signIn("aigul", PASSWORD).statusCode()).isEqualTo(401);
            assertThat(visitor.signIn("aigul", "жаңа ұзын құпиясөз").statusCode()).isEqualTo(303);
            assertThat(new Visitor(house).fill("/en/recover", Map.of("code", typed, "password", "тағы бір құпиясөз")).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void new_recovery_codes_end_the_old_ones(String database) {
        try (House house = open(database)) {
            Visitor visitor = new Visitor(house);
            String old = first("<code>([0-9a-z-]{19})</code>", visitor.signUp("aigul", PASSWORD));
            visitor.fill("/en/me/recovery-codes", Map.of());
            assertThat(visitor.get("/en/me/recovery-codes").body()).contains("<code>").doesNotContain(old);
            assertThat(new Visitor(house).fill("/en/recover", Map.of("code", old, "password", PASSWORD)).statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void my_data_can_be_taken_along_without_keys_to_the_door(String database) {
        try (House house = open(database)) {
            Visitor visitor = new Visitor(house);
            visitor.signUp("aigul", PASSWORD);
            visitor.fill("/en/me/recovery-codes", Map.of());
            Map<String, String> export = visitor.export("en");
            assertThat(export).containsOnlyKeys("README.txt", "my-data.json", "my-data.html", "qadam.css");
            assertThat(export.get("my-data.html")).contains("<html lang=\"en\">", "Name of aigul", "How I sign in").doesNotContain("fresh_recovery_codes", "argon2");
            assertThat(visitor.export("kk").get("README.txt")).startsWith("Qadam жүйесіндегі деректеріңіз.\n");
            assertThat(export.get("my-data.json")).contains("\"Name of aigul\"", "\"user_name\" : \"aigul\"", "learner_keys", "sign_ins", "sessions")
                .doesNotContain("fresh_recovery_codes", "argon2");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void deleting_the_account_leaves_steps_without_a_person_and_the_name_nowhere(String database) {
        try (House house = open(database)) {
            Visitor visitor = new Visitor(house);
            visitor.signUp("aigul", PASSWORD);
            UUID person = house.database().read(handle -> handle.createQuery("select id from persons").mapTo(UUID.class).one());
            long learner = house.database().read(handle -> new LearnerStore().of(handle, person).getFirst());
            HttpResponse<String> wrong = visitor.fill("/en/me/delete", Map.of("name", "Somebody else"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(visitor.post("/en/me/delete", Map.of("name", "name of AIGUL")).statusCode()).isEqualTo(303);
            assertThat(visitor.get("/en/me").statusCode()).isEqualTo(401);
            assertThat(visitor.signIn("aigul", PASSWORD).statusCode()).isEqualTo(401);
            for (String table : List.of("person_keys", "person_details", "sign_ins", "recovery_codes", "sessions")) {
                long rows = house.database().read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
                assertThat(rows).as(table).isZero();
            }
            Optional<UUID> owner = house.database().read(handle -> new LearnerStore().person(handle, learner));
            UUID pseudonym = house.database().read(handle -> new LearnerStore().key(handle, learner));
            assertThat(owner).isEmpty();
            assertThat(pseudonym).isNotNull();
            assertThat(new Visitor(house).signUp("aigul", PASSWORD)).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void name_and_password_can_be_changed(String database) {
        try (House house = open(database)) {
            Visitor visitor = new Visitor(house);
            visitor.signUp("aigul", PASSWORD);
            assertThat(visitor.fill("/en/me", Map.of("name", "Айгүл <b>")).statusCode()).isEqualTo(303);
            assertThat(visitor.get("/en/me").body()).contains("<h1>Айгүл &lt;b&gt;</h1>");
            assertThat(visitor.fill("/en/me/password", Map.of("password", "12345678")).statusCode()).isEqualTo(422);
            assertThat(visitor.post("/en/me/password", Map.of("password", "жаңа ұзын құпиясөз")).statusCode()).isEqualTo(303);
            assertThat(new Visitor(house).signIn("aigul", "жаңа ұзын құпиясөз").statusCode()).isEqualTo(303);
        }
    }
}
