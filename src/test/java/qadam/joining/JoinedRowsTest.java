package qadam.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.HouseRules;
import qadam.identity.Identity;
import qadam.identity.People;
import qadam.identity.Visitor;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limits;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.Iin;

/** Rows of every kind follow their person, and stand where they stood when that is taken back. */
class JoinedRowsTest {
    static final HouseRules NO_RULES = new HouseRules() {
        @Override
        public boolean hasAgreed(Handle handle, UUID person) {
            return true;
        }

        @Override
        public void agreed(Handle handle, UUID person, Instant at) {
        }
    };
    /** What stays with the account that was joined. */
    private static final Set<String> STAYS = Set.of("person_keys", "person_details", "acceptances", "letter_addresses", "memberships", "role_grants", "text_drafts", "learner_links", "enrolments", "id_bursts", "id_blocks");
    private static final String SECRET = "a word of their own";

    static Stream<String> databases() {
        return Stream.of("", Databases.madePostgresqlUrl());
    }

    private static void insert(Handle handle, String table, Map<String, Object> row) {
        var insert = handle.createUpdate("insert into " + table + " (" + String.join(", ", row.keySet()) + ") values (" + String.join(", ", row.keySet().stream().map(name -> ":" + name).toList()) + ")");
        row.forEach(insert::bind);
        insert.execute();
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    /** Of everything that this server can hold of somebody a row; of some the other has one as well. @return the attempt */
    private static UUID fill(Cast cast, Handle handle, People people) {
        UUID pupil = cast.person("pupil");
        UUID aigul = cast.person("aigul");
        long learner = cast.learner("pupil");
        UUID attempt = Ids.random();
        UUID credential = Ids.random();
        byte[] sealed = people.seal(handle, pupil, SECRET);
        insert(handle, "attempts", row("learner", learner, "id", attempt, "person", pupil, "exam", "ai-for-everyone", "course", "ai-for-everyone", "course_version", 1, "language", "kk",
            "started_at", 1, "deadline_at", 2, "handed_in_at", 2, "rehearsal", 0, "form", "{}", "seat", new byte[2], "saves", 1));
        insert(handle, "responses", row("learner", learner, "attempt", attempt, "item", 1, "sequence", 1, "step", Ids.random(), "response", sealed, "sealed", 1, "late", 0, "saved_at", 1));
        insert(handle, "entitlements", row("person", pupil, "attempt", attempt, "learner", learner, "exam", "ai-for-everyone", "course", "ai-for-everyone", "course_version", 1, "level", 1,
            "track", "everyone", "language", "kk", "passed_at", 2, "mode", "online", "sealed", 1));
        insert(handle, "credentials", row("id", credential, "person", pupil, "attempt", attempt, "registry_number", "KZ-2026-000001", "status_list", 1, "status_index", 1, "issued_at", 3,
            "hash", new byte[32], "salt_sealed", sealed, "name_sealed", sealed, "document_sealed", sealed, "token_sealed", sealed, "leaf", 1));
        insert(handle, "integrity_cases", row("attempt", attempt, "rule", "exam-pace", "person", pupil, "programme", "kz-2026", "course", "ai-for-everyone", "rules_version", 1, "state", "REFUSED",
            "figures", "{}", "opened_at", 1, "due_at", 2, "appeal_sealed", sealed));
        insert(handle, "integrity_issued", row("attempt", attempt, "person", pupil, "credential", credential, "issued_at", 3));
        insert(handle, "id_blocks", row("block", new byte[] {1}, "mark", new byte[] {2}, "person", pupil, "seen_at", 4));
        long link = handle.createQuery("insert into enrolment_links (place, capacity, taken, waiting, first_day, last_day, made_by, made_at) values (:place, 2, 2, 1, '2026-11-01', '2026-12-01', :by, 1) returning number")
            .bind("place", cast.school.number()).bind("by", pupil).mapTo(Long.class).one();
        for (UUID person : List.of(pupil, aigul)) {
            insert(handle, "enrolments", row("link", link, "person", person, "state", "JOINED", "since_at", 1));
            insert(handle, "id_bursts", row("person", person, "ids", 5, "noticed_at", 4));
            insert(handle, "letter_addresses", row("person", person, "id", Ids.random(), "sealed", people.seal(handle, person, "a@b.kz"), "language", "kk", "typed_at", 1, "wanted", 1));
            insert(handle, "text_drafts", row("person", person, "course", "c", "address", "same", "text_before", "", "typed", "t", "kept_at", 1));
        }
        insert(handle, "text_drafts", row("person", pupil, "course", "c", "address", "own", "text_before", "", "typed", "t", "kept_at", 1));
        insert(handle, "text_suggestions", row("course", "c", "address", "a", "base_version", 1, "text_before", "", "text_after", "x", "why", "", "suggested_by", pupil, "suggested_at", 1, "state", "OPEN", "answer", ""));
        insert(handle, "text_signatures", row("course", "c", "owner", "o", "language", "kk", "read", "r", "signature", "s", "signed_by", pupil, "signed_at", 1));
        insert(handle, "notices", row("person", pupil, "kind", "PASSED", "subject", "s", "address", "/me", "given_at", 1));
        insert(handle, "mistake_reports", row("about", "/a", "language", "kk", "words", "w", "reported_at", 1, "person", pupil, "answer_key", Ids.random()));
        insert(handle, "acceptances", row("person", pupil, "edition", "an older one", "accepted_at", 1));
        insert(handle, "sign_ins", row("person", pupil, "kind", "passkey", "issuer", "localhost", "subject", "key-1", "secret", new byte[] {9}, "uses", 3, "made_at", 1, "sealed_name", sealed));
        return attempt;
    }

    private static String opened(People people, Database database, String query, UUID person) {
        return database.read(handle -> people.unseal(handle, person, handle.createQuery(query).bind("person", person).mapTo(byte[].class).first())).orElse("");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_joining_taken_back_leaves_every_row_as_it_was(String url) {
        try (Cast cast = new Cast(url)) {
            People people = Identity.open(cast.database(), cast.clock, "http://localhost:8080", true, cast.data, NO_RULES, Limits.USUAL).people();
            Visitor aigul = cast.arrive("aigul");
            cast.arrive("pupil");
            cast.member("pupil", cast.schoolClass.number());
            cast.member("pupil", cast.school.number());
            cast.member("aigul", cast.school.number());
            cast.grant("pupil", Role.TEACHER, cast.schoolClass.number());
            cast.grant("pupil", Role.CLERK, cast.school.number());
            cast.grant("aigul", Role.CLERK, cast.school.number());
            assertThat(cast.confirm("pupil", Iin.next()).statusCode()).isEqualTo(303);
            cast.database().write(handle -> fill(cast, handle, people));
            Map<String, List<String>> before = Rows.of(cast.database());
            cast.clock.forward(Duration.ofMinutes(1));

            cast.joinByOffice("aigul", "pupil");

            assertThat(cast.trail()).contains("joining-vouched", "accounts-joined");
            assertThat(Rows.about(cast.database(), cast.person("pupil")).keySet()).as("nothing is left behind but what is meant to").isSubsetOf(STAYS);
            UUID mine = cast.person("aigul");
            for (String sealed : List.of("select name_sealed from credentials where person = :person", "select document_sealed from credentials where person = :person",
                "select appeal_sealed from integrity_cases where person = :person", "select sealed_name from sign_ins where person = :person and kind = 'passkey'",
                "select response from responses r join attempts a on a.id = r.attempt where a.person = :person and r.sealed = 1")) {
                assertThat(opened(people, cast.database(), sealed, mine)).as(sealed).isEqualTo(SECRET);
            }
            assertThat(aigul.get("/en/me").statusCode()).as("sessions ended").isEqualTo(401);
            Visitor again = cast.signIn("pupil");
            assertThat(again.get("/en/me").body()).as("either way in leads to one person").contains("Name of aigul");
            cast.database().write(handle -> handle.execute("update sign_ins set used_at = null"));   // that somebody came in meanwhile stays

            assertThat(cast.office(cast.second, cast.joining(), "part", Map.of()).statusCode()).isEqualTo(303);

            Map<String, List<String>> after = Rows.of(cast.database());
            assertThat(after).isEqualTo(before);
            assertThat(cast.signIn("pupil").get("/en/me").body()).contains("Name of pupil");
            assertThat(cast.trail()).contains("accounts-parted");
        }
    }

    private static List<String> waysIn(Cast cast, String user) {
        return cast.database().read(handle -> handle.createQuery("select number, kind, subject, secret from sign_ins where person = :person union all "
                + "select made_at, 'code', '', hash from recovery_codes where person = :person").bind("person", cast.person(user)).mapToMap().list().stream()
            .map(row -> row.get("number") + " " + row.get("kind") + " " + row.get("subject") + " " + HexFormat.of().formatHex((byte[]) row.get("secret"))).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whoever_was_let_in_by_mistake_keeps_no_way_in_and_takes_none_away(String url) {
        try (Cast cast = new Cast(url)) {
            intoTheAccountThatCame(cast);
            intoTheAccountThatStayed(cast);
        }
    }

    private static void intoTheAccountThatCame(Cast cast) {
        cast.arrive("aigul");
        cast.arrive("pupil");
        cast.database().write(handle -> {
            insert(handle, "sign_ins", row("person", cast.person("pupil"), "kind", "passkey", "issuer", "localhost", "subject", "key-1", "secret", new byte[] {9}, "uses", 3, "made_at", 1));
            return null;
        });
        cast.joinByOffice("aigul", "pupil");
        Visitor wrong = cast.signIn("aigul");
        assertThat(wrong.fill("/en/me/password", Map.of("password", "түнгі жауын шашын 9")).statusCode()).isEqualTo(303);
        cast.database().write(handle -> handle.execute("delete from sign_ins where kind = 'passkey'"));
        cast.office(cast.chief, cast.joining(), "part", Map.of());
        assertThat(cast.signIn("pupil").get("/en/me").body()).contains("Name of pupil");
        assertThat(cast.database().<String>read(handle -> handle.createQuery("select subject from sign_ins where person = :person and kind = 'passkey'")
            .bind("person", cast.person("pupil")).mapTo(String.class).one())).isEqualTo("key-1");
    }

    /** The mirror: it was the account that came to the other whose owner should not have been let in. */
    private static void intoTheAccountThatStayed(Cast cast) {
        cast.arrive("bolat");
        cast.arrive("sister");
        for (String user : List.of("bolat", "sister")) {
            cast.database().write(handle -> {
                insert(handle, "recovery_codes", row("hash", new byte[] {(byte) user.charAt(0)}, "person", cast.person(user), "made_at", 1));
                return null;
            });
        }
        List<String> bolats = waysIn(cast, "bolat");
        List<String> sisters = waysIn(cast, "sister");
        cast.joinByOffice("bolat", "sister");
        cast.clock.forward(Duration.ofMinutes(1));
        Visitor wrong = cast.signIn("sister");
        assertThat(wrong.fill("/en/me/password", Map.of("password", "түнгі жауын шашын 9")).statusCode()).isEqualTo(303);
        assertThat(wrong.fill("/en/me/recovery-codes", Map.of()).statusCode()).isEqualTo(303);
        cast.database().write(handle -> {
            insert(handle, "sign_ins", row("person", cast.person("bolat"), "kind", "passkey", "issuer", "localhost", "subject", "key-2", "secret", new byte[] {9}, "uses", 0, "made_at", cast.clock.millis()));
            return null;
        });
        assertThat(waysIn(cast, "bolat")).hasSize(11).doesNotContainAnyElementsOf(bolats);
        assertThat(cast.office(cast.chief, cast.joining(), "part", Map.of()).statusCode()).isEqualTo(303);
        assertThat(waysIn(cast, "bolat")).isEqualTo(bolats);
        assertThat(waysIn(cast, "sister")).isEqualTo(sisters);
        assertThat(cast.database().<Long>read(handle -> handle.createQuery("select count(*) from person_details where person = :person and field = 'fresh_recovery_codes'")
            .bind("person", cast.person("bolat")).mapTo(Long.class).one())).as("codes that open nothing are shown to nobody").isZero();
        assertThat(cast.signIn("bolat").get("/en/inbox").body()).contains("the ways in are as they were before");
        assertThat(cast.signIn("sister").get("/en/inbox").body()).contains("the ways in are as they were before");
    }
}
