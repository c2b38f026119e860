package qadam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Leaving;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.RowChange;

class ExchangesTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_exchange_comes_back_as_it_was_and_the_same_id_again_adds_nothing(Database database) {
        try (database) {
            Log log = new Log(database);
            Entry entry = log.ask("ЖИ деген не?");
            log.exchanges.append(entry);
            assertThat(log.count("exchanges")).isOne();
            assertThat(log.exchanges.totals(NOVEMBER).exchanges()).isOne();
            Past past = log.hers().getFirst();
            assertThat(past.entry()).usingRecursiveComparison().ignoringFields("person", "words").isEqualTo(entry);
            assertThat(past.at()).isEqualTo(log.clock.instant());
            assertThat(past.words()).isEqualTo(entry.words());
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_newest_comes_first_and_nobody_sees_anothers(Database database) {
        try (database) {
            Log log = new Log(database);
            UUID other = log.person("berik");
            log.exchanges.append(Log.asked(Optional.of(other), "чужой"));
            log.ask("бірінші");
            log.clock.forward(Duration.ofSeconds(1));
            log.ask("екінші");
            assertThat(log.hers()).extracting(past -> past.words().orElseThrow().asked()).containsExactly("екінші", "бірінші");
            UUID foreign = log.read(handle -> log.exchanges.of(handle, other, 1)).getFirst().entry().id();
            Optional<Words> asHer = log.read(handle -> log.exchanges.words(handle, log.aigul, foreign));
            Optional<Words> asTheirs = log.read(handle -> log.exchanges.words(handle, other, foreign));
            assertThat(asHer).isEmpty();
            assertThat(asTheirs).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void words_and_persons_stand_in_no_row_of_the_log_in_clear(Database database) {
        try (database) {
            Log log = new Log(database);
            log.ask("менің құпиям");
            assertThat(log.count("exchange_words")).isOne();
            byte[] sealed = log.read(handle -> handle.createQuery("select sealed from exchange_words").mapTo(byte[].class).one());
            assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("құпия");
            String rows = log.read(handle -> handle.createQuery("select * from exchanges").mapToMap().list()).toString();
            assertThat(rows).doesNotContain("құпия");
            UUID pseudonym = log.read(handle -> handle.createQuery("select asker from exchanges").mapTo(UUID.class).one());
            assertThat(pseudonym).isNotEqualTo(log.aigul);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_visitors_exchanges_cannot_be_told_to_be_one_visitors_and_keep_no_words(Database database) {
        try (database) {
            Log log = new Log(database);
            log.exchanges.append(Log.asked(Optional.empty(), "бірінші"));
            log.exchanges.append(Log.asked(Optional.empty(), "екінші"));
            log.exchanges.append(Log.asked(Optional.of(Ids.random()), "nobody of this id"));
            List<UUID> pseudonyms = log.read(handle -> handle.createQuery("select distinct asker from exchanges").mapTo(UUID.class).list());
            assertThat(pseudonyms).hasSize(3);
            assertThat(log.count("exchange_words")).isZero();
            assertThat(log.count("exchange_askers")).isZero();
            assertThat(log.exchanges.totals(NOVEMBER).exchanges()).isEqualTo(3);
            assertThat(log.exchanges.totals(NOVEMBER).people()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void sums_move_with_each_exchange_and_say_what_a_count_of_the_log_says(Database database) {
        try (database) {
            Log log = new Log(database);
            log.ask("1");
            log.ask("2");
            log.exchanges.append(Log.refused(Optional.of(log.person("berik")), "exam-open"));
            log.itIs("2026-11-30T19:30:00Z");   // December in Almaty
            log.ask("3");
            Totals november = log.exchanges.totals(NOVEMBER);
            assertThat(november).isEqualTo(new Totals(NOVEMBER, 3, 2, 2, 300, Map.of(Kind.TUTOR, 3L), Map.of(Log.MODEL, 2L), Map.of("CITED", 2L, "exam-open", 1L)));
            assertThat(log.exchanges.totals().month()).isEqualTo(YearMonth.of(2026, 12));
            assertThat(log.exchanges.totals().people()).isOne();
            long inTheSchool = log.read(handle -> log.exchanges.exchangesIn(handle, log.school.number()));
            assertThat(inTheSchool).isOne();
            assertThat(log.column("select distinct name from exchange_totals where scope = 'ORGANISATION'")).as("of a class there are no sums")
                .contains(String.valueOf(log.school.number())).doesNotContain(String.valueOf(log.group.number()), "1");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_leaves_takes_their_words_along_and_nothing_says_whose_the_rows_were(Database database) {
        try (database) {
            Log log = new Log(database);
            log.ask("сұрақ");
            var export = (Map<?, ?>) log.read(handle -> log.exchanges.exporter().export(handle, log.aigul, List.of()));
            assertThat(export.toString()).contains("сұрақ", Log.MODEL, "tutor-1", "what-is-ai#1");
            log.write(handle -> {
                log.exchanges.exporter().erase(handle, new Leaving(log.aigul, List.of(), Ids.random()));
                return null;
            });
            assertThat(log.count("exchanges")).isOne();
            assertThat(log.hers()).isEmpty();
            for (String table : List.of("exchange_askers", "exchange_words", "exchange_days")) {
                assertThat(log.count(table)).as(table).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void words_go_when_their_person_wishes_and_the_row_stays(Database database) {
        try (database) {
            Log log = new Log(database);
            Entry first = log.ask("бірінші");
            log.ask("екінші");
            UUID other = log.person("berik");
            log.exchanges.append(Log.asked(Optional.of(other), "чужой"));
            log.exchanges.forgetWords(other, Optional.of(first.id()));
            assertThat(log.count("exchange_words")).as("another's are not theirs to delete").isEqualTo(3);
            log.exchanges.forgetWords(log.aigul, Optional.of(first.id()));
            assertThat(log.hers()).extracting(past -> past.words().isPresent()).containsExactlyInAnyOrder(true, false);
            log.exchanges.forgetWords(log.aigul, Optional.empty());
            assertThat(log.hers()).hasSize(2).allMatch(past -> past.words().isEmpty());
            assertThat(log.count("exchange_words")).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void words_are_kept_shorter_than_the_rows_and_both_go_in_time(Database database) {
        try (database) {
            Log log = new Log(database);
            log.ask("ескі");
            Instant between = log.clock.instant().plusSeconds(60);
            log.clock.forward(Duration.ofMinutes(2));
            log.ask("жаңа");
            assertThat(log.exchanges.spoken().forget(database, between)).isOne();
            assertThat(log.hers()).hasSize(2);
            assertThat(log.exchanges.entries().forget(database, between)).isOne();
            assertThat(log.hers()).extracting(past -> past.words().orElseThrow().asked()).containsExactly("жаңа");
            log.exchanges.nightly().forget(database, log.clock.instant().plus(Duration.ofDays(3)));
            assertThat(log.count("exchange_days")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void joined_accounts_have_one_log_and_parted_ones_two(Database database) {
        try (database) {
            Log log = new Log(database);
            UUID second = log.person("aigul-2");
            log.ask("бірінші");
            log.exchanges.append(Log.asked(Optional.of(second), "екінші"));
            List<RowChange> changes = new ArrayList<>();
            log.identity.joinPersons().heardBy(List.of(log.exchanges.joining()));
            log.write(handle -> {
                log.identity.joinPersons().join(handle, second, log.aigul, log.clock.instant(), changes::add);
                return null;
            });
            assertThat(log.hers()).hasSize(2).allMatch(past -> past.words().isPresent());
            log.write(handle -> {
                log.identity.joinPersons().part(handle, second, log.aigul, log.clock.instant(), changes.reversed());
                return null;
            });
            assertThat(log.hers()).extracting(past -> past.words().orElseThrow().asked()).containsExactly("бірінші");
        }
    }

    /** The only statement that takes a row out of the log is retention's, and none changes one. */
    @Test
    void no_statement_of_the_program_changes_a_row_of_the_log() {
        Pattern changing = Pattern.compile("(?i)(update|delete\\s+from|insert\\s+or\\s+replace\\s+into|replace\\s+into|truncate)\\s+(table\\s+)?exchanges\\b");
        assertThat(changing.matcher("update exchanges set").find()).as("the checker sees a planted fault").isTrue();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".sql"))
                .flatMap(file -> changing.matcher(read(file)).results().map(result -> file.getFileName() + ": " + result.group())).toList();
            assertThat(found).containsExactly("ExchangeStore.java: delete from exchanges");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        assertThat(read(Path.of("src/main/java/qadam/exchange/ExchangeStore.java"))).as("its conflicts keep the row that is there").doesNotContain("do update");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void what_a_server_says_of_itself_is_bounded() {
        Entry entry = new Entry(Ids.random(), Kind.GATEWAY, Optional.empty(), qadam.shared.Language.EN, "v", List.of("x".repeat(10_000)), Optional.empty(),
            Optional.of("m".repeat(10_000)), Optional.of("h".repeat(10_000)), "{" + " ".repeat(100_000) + "}", List.of("line\nline"), Duration.ZERO, Duration.ZERO,
            new Tokens(-5, -7, true), Optional.of(new Words("w".repeat(100_000), "")));
        assertThat(entry.passages().getFirst()).hasSize(200);
        assertThat(entry.model().orElseThrow()).hasSize(200);
        assertThat(entry.parameters()).isEqualTo("{}");
        assertThat(entry.verdicts()).containsExactly("line line");
        assertThat(entry.tokens().all()).isZero();
        assertThat(entry.words().orElseThrow().asked()).hasSize(Words.LONGEST);
    }
}
