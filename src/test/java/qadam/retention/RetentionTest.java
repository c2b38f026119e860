package qadam.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.House;
import qadam.Main;
import qadam.Settings;
import qadam.backup.BackupPlan;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limits;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.transport.TransportOptions;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** What is old goes, what is not stays: each kind by the time that the operator set for it, on a whole server whose clock the test moves. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private final FixedClock clock = new FixedClock(NOW.toString());

    /** One row of each kind that is old by the plan below, and one that is a day or so younger; both are named by their number. */
    private static final Map<Keep, Integer> PLAN = Map.of(Keep.SESSIONS, 10, Keep.NOTICES, 2, Keep.REPORTS, 3, Keep.ANSWERS, 1, Keep.ACCOUNTS, 12, Keep.LOGS, 5,
        Keep.EXCHANGES, 7, Keep.WORDS, 3, Keep.DOCUMENTS, 6);
    private static final Map<Keep, Instant> EDGE = Map.of(Keep.SESSIONS, Instant.parse("2026-11-18T06:00:00Z"), Keep.NOTICES, Instant.parse("2026-09-28T06:00:00Z"),
        Keep.REPORTS, Instant.parse("2026-08-28T06:00:00Z"), Keep.ANSWERS, Instant.parse("2025-11-28T06:00:00Z"),
        Keep.EXCHANGES, Instant.parse("2026-04-28T06:00:00Z"), Keep.WORDS, Instant.parse("2026-11-25T06:00:00Z"), Keep.DOCUMENTS, Instant.parse("2026-05-28T06:00:00Z"));

    static Stream<String> databases() {
        return Stream.of("", Databases.madePostgresqlUrl());
    }

    private House open(String database, Path data, KeepPlan plan) {
        return House.start(new Settings(0, TransportOptions.local("http://localhost"), data, database.isEmpty() ? null : database, Path.of("courses"), false, false,
            OptionalLong.empty(), BackupPlan.NONE, plan, Optional.empty(), false, Limits.USUAL, clock));
    }

    private static void fill(Database database) {
        database.write(handle -> {
            for (int old = 0; old < 2; old++) {
                Duration by = Duration.ofSeconds(old == 1 ? -1 : 1);
                byte[] id = new byte[16];
                id[15] = (byte) old;
                handle.createUpdate("insert into sessions (hash, device, made_at, seen_at) values (:id, '', 0, :at)")
                    .bind("id", id).bind("at", EDGE.get(Keep.SESSIONS).plus(by)).execute();
                handle.createUpdate("insert into notices (person, kind, subject, address, given_at) values (:id, 'PASSED', '', '', :at)")
                    .bind("id", id).bind("at", EDGE.get(Keep.NOTICES).plus(by)).execute();
                handle.createUpdate("insert into mistake_reports (about, language, words, reported_at, answered_at) values ('', 'kk', :words, 0, :at)")
                    .bind("words", "old " + old).bind("at", EDGE.get(Keep.REPORTS).plus(by)).execute();
                handle.createUpdate("""
                        insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at, handed_in_at,
                            rehearsal, form, seat, saves) values (1, :id, :id, 'e', 'c', 1, 'kk', 0, 0, :at, 0, '{}', :id, 1)""")
                    .bind("id", id).bind("at", EDGE.get(Keep.ANSWERS).plus(by)).execute();
                handle.createUpdate("""
                        insert into responses (learner, attempt, item, sequence, step, response, sealed, late, saved_at)
                        values (1, :id, 1, 1, :id, :id, 0, 0, 0)""").bind("id", id).execute();
                handle.createUpdate("""
                        insert into late_arrivals (learner, attempt, item, sequence, taken_at, received_at, heard_at, brought, waiting)
                        values (1, :id, 1, 1, 0, 0, 0, 0, 1)""").bind("id", id).execute();
                handle.createUpdate("insert into hand_ins (learner, attempt, step, handed_in_at, snapshot) values (1, :id, :id, 0, '')").bind("id", id).execute();
                handle.createUpdate("insert into attempt_seats (learner, attempt, number, seat, left_at) values (1, :id, 0, :id, 0)").bind("id", id).execute();
                handle.createUpdate("insert into attempt_contacts (attempt, heard_at) values (:id, :at)")
                    .bind("id", id).bind("at", NOW.minus(Duration.ofDays(15)).plus(by)).execute();
                handle.createUpdate("""
                        insert into exchanges (asker, id, at, kind, language, prompt_version, passages, parameters, verdicts, first_millis, whole_millis, asked_tokens,
                            answered_tokens, counted) values (:id, :id, :at, 'TUTOR', 'kk', '', '', '{}', '', 0, 0, 0, 0, 1)""")
                    .bind("id", id).bind("at", EDGE.get(Keep.EXCHANGES).plus(by)).execute();
                handle.createUpdate("insert into exchange_words (exchange, person, at, sealed) values (:id, :id, :at, :id)")
                    .bind("id", id).bind("at", EDGE.get(Keep.WORDS).plus(by)).execute();
                handle.createUpdate("insert into exchange_days (person, day, kind, exchanges) values (:id, :day, 'TUTOR', 1)")
                    .bind("id", id).bind("day", NOW.getEpochSecond() / 86_400 - 2 * old).execute();
                handle.createUpdate("insert into rate_counters (key, tries, last_at) values (:id, 1, :at)")
                    .bind("id", id).bind("at", NOW.minus(Duration.ofHours(12)).plus(by)).execute();
                handle.createUpdate("insert into challenges (hash, purpose, session, handle, expires_at) values (:id, '', :id, :id, :at)")
                    .bind("id", id).bind("at", NOW.plus(by)).execute();
                handle.createUpdate("insert into one_time_links (hash, role, organisation, made_at, expires_at) values (:id, 'AUTHOR', 1, 0, :at)")
                    .bind("id", id).bind("at", NOW.minus(Duration.ofDays(30)).plus(by)).execute();
                handle.createUpdate("insert into report_limits (session, day, reports) values (:id, :day, 1)")
                    .bind("id", id).bind("day", NOW.getEpochSecond() / 86_400 - old).execute();
                handle.createUpdate("""
                        insert into lrs_documents (place, branch, kind, activity, agent, registration, name, content_type, content, edition, changed_at)
                        values (:id, :id, 'activity', 'https://a.example', :id, '', 'x', 'text/plain', :id, 1, :at)""")
                    .bind("id", id).bind("at", EDGE.get(Keep.DOCUMENTS).plus(by)).execute();
                handle.createUpdate("insert into letter_limits (key, day, letters) values (:id, :day, 1)")
                    .bind("id", id).bind("day", NOW.getEpochSecond() / 86_400 - old).execute();
            }
            handle.createUpdate("insert into mistake_reports (about, language, words, reported_at) values ('', 'kk', 'waits', 0)").execute();
            return null;
        });
    }

    private static long rows(Database database, String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void what_is_older_than_its_time_goes_and_what_is_younger_stays(String database, @TempDir Path data) throws Exception {
        try (House house = open(database, data, new KeepPlan(PLAN))) {
            fill(house.database());
            Path logs = Files.createDirectories(data.resolve("logs"));
            for (String name : List.of("qadam.2026-11-20.0.log.gz", "qadam.2026-11-26.0.log.gz", "qadam.log", "qadam.2026-11-20.notes")) {
                Files.writeString(logs.resolve(name), "x");
            }
            house.retention().sweep();
            for (String table : List.of("sessions", "notices", "responses", "late_arrivals", "hand_ins", "attempt_seats", "attempt_contacts", "rate_counters", "challenges", "one_time_links", "report_limits", "letter_limits",
                    "exchanges", "exchange_words", "exchange_days", "lrs_documents")) {
                assertThat(rows(house.database(), table)).as(table).isEqualTo(1);
            }
            assertThat(rows(house.database(), "attempts")).as("results stay").isEqualTo(2);
            List<String> reports = house.database().read(handle -> handle.createQuery("select words from mistake_reports order by words").mapTo(String.class).list());
            assertThat(reports).as("one that nobody has answered waits for ever").containsExactly("old 0", "waits");
            try (Stream<Path> left = Files.list(logs)) {
                assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("qadam.2026-11-26.0.log.gz", "qadam.log", "qadam.2026-11-20.notes");
            }
        }
    }

    /** A folder of logs that cannot be swept must not keep answers and accounts for ever. */
    @Test
    void a_keeper_that_fails_keeps_no_other_from_going() {
        List<String> went = new ArrayList<>();
        Forgetting broken = (database, before) -> {
            throw new IllegalStateException("broken");
        };
        try (Database database = Databases.sqlite();
             Retention retention = new Retention(database, KeepPlan.USUAL, clock, Map.of(Keep.SESSIONS, broken, Keep.LOGS, (rows, before) -> {
                 went.add("logs");
                 return 1;
             }), List.of(broken))) {
            assertThatThrownBy(retention::sweep).isInstanceOf(IllegalStateException.class).hasMessage("broken");
            assertThat(went).containsExactly("logs");
            retention.look();
            assertThat(went).as("the day is not done").hasSize(2);
        }
    }

    @Test
    void accounts_are_kept_long_enough_for_a_warning() {
        assertThatThrownBy(() -> KeepPlan.of(Map.of("accounts", 2))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least 3");
        assertThat(KeepPlan.of(Map.of("accounts", 3)).number(Keep.ACCOUNTS)).isEqualTo(3);
    }

    @Test
    void with_nought_nothing_goes(@TempDir Path data) {
        KeepPlan forEver = KeepPlan.of(Map.of("sessions", 0, "notices", 0, "reports", 0, "answers", 0, "accounts", 0, "logs", 0));
        try (House house = open("", data, forEver)) {
            fill(house.database());
            clock.forward(Duration.ofDays(20_000));
            house.retention().sweep();
            for (String table : List.of("sessions", "notices", "responses", "mistake_reports")) {
                assertThat(rows(house.database(), table)).as(table).isGreaterThanOrEqualTo(2);
            }
        }
    }

    /** From four in the morning in Almaty (23:00 in UTC), once a day; a machine that was off sweeps when it is on again. */
    @Test
    void it_sweeps_once_a_day_from_four_in_the_morning_on(@TempDir Path data) {
        FixedClock night = new FixedClock("2026-11-27T22:59:00Z");
        try (Database database = Database.sqlite(data)) {
            int[] swept = {0};
            Retention retention = new Retention(database, KeepPlan.USUAL, night, Map.of(), List.of((rows, now) -> swept[0]++));
            retention.look();
            assertThat(swept[0]).isZero();
            night.forward(Duration.ofMinutes(2));
            retention.look();
            retention.look();
            assertThat(swept[0]).isEqualTo(1);
            night.forward(Duration.ofHours(30));
            retention.look();
            assertThat(swept[0]).isEqualTo(2);
            retention.close();
        }
    }

    @Test
    void a_sweep_that_failed_is_tried_again(@TempDir Path data) {
        try (Database database = Database.sqlite(data)) {
            int[] tries = {0};
            Retention retention = new Retention(database, KeepPlan.USUAL, clock, Map.of(), List.of((rows, now) -> {
                if (tries[0]++ == 0) {
                    throw new IllegalStateException("the disk was full");
                }
                return 0;
            }));
            retention.look();
            retention.look();
            retention.look();
            assertThat(tries[0]).isEqualTo(2);
            retention.close();
        }
    }

    /** The page on privacy is made of these: another number in the plan is another number on the page. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_says_the_numbers_of_the_plan(Language language, @TempDir Path data) {
        Texts texts = new Texts();
        try (Database database = Database.sqlite(data)) {
            for (KeepPlan plan : List.of(new KeepPlan(PLAN), KeepPlan.USUAL)) {
                Retention retention = new Retention(database, plan, clock, Map.of(), List.of());
                List<String> words = retention.words(texts, language);
                assertThat(words).hasSize(Keep.values().length);
                for (Keep keep : Keep.values()) {
                    assertThat(words.get(keep.ordinal())).contains(Integer.toString(plan.number(keep)));
                }
                retention.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"cookies, 3, it is one of sessions", "notices, -1, a number from 0", "notices, 10001, a number from 0"})
    void a_wish_that_means_nothing_is_refused_with_words(String what, int number, String words) {
        assertThatThrownBy(() -> KeepPlan.of(Map.of(what, number))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    @Test
    void such_a_wish_ends_the_command_before_it_begins(@TempDir Path data) {
        int code = Main.commandLine(clock).execute("run", "--data", data.resolve("none").toString(), "--keep", "cookies=3");
        assertThat(code).isEqualTo(2);
        assertThat(data.resolve("none")).doesNotExist();
    }
}
