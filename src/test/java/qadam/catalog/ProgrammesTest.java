package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Localized;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.FixedClock;

class ProgrammesTest {
    private static final UUID OFFICER = Ids.random();
    private static final Localized WORDS = new Localized("kk", "ru", "en");
    private static final Programme FILE = new Programme("kz-2026", 1, 2026, 200_000, WORDS,
        List.of(new Programme.Track("everyone", WORDS, WORDS), new Programme.Track("teachers", WORDS, WORDS)),
        Set.of("everyone", "teachers"), Set.of("online", "supervised"));
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");

    private Edition change(Database database, Programmes programmes, int seen, ProgrammeTerms terms) {
        return database.write(handle -> programmes.change(handle, seen, terms, OFFICER, "order 12", clock));
    }

    private static ProgrammeTerms terms(int target, String first, String last, Set<String> tracks, Set<String> modes) {
        return new ProgrammeTerms(target, LocalDate.parse(first), LocalDate.parse(last), tracks, modes);
    }

    private static ProgrammeTerms target(int target) {
        return terms(target, "2026-01-01", "2026-12-31", Set.of("everyone", "teachers"), Set.of("online", "supervised"));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_file_is_the_first_edition_and_the_database_says_what_follows(Database database) {
        try (database) {
            Programmes programmes = Programmes.open(database, FILE, clock);
            assertThat(programmes.now().idAtVersion()).isEqualTo("kz-2026@1");
            Edition made = change(database, programmes, 1, target(250_000));
            assertThat(made.programme().idAtVersion()).isEqualTo("kz-2026@2");
            assertThat(programmes.now().target()).isEqualTo(250_000);
            Programme otherFile = new Programme("kz-2026", 1, 2026, 7, new Localized("жаңа", "новое", "new"), FILE.tracks(), Set.of(), Set.of());
            Programmes again = Programmes.open(database, otherFile, clock);
            assertThat(again.now().target()).isEqualTo(250_000);
            assertThat(again.now().title().en()).isEqualTo("new");
            assertThat(database.read(again::editions)).extracting(Edition::sinceAt, Edition::actor, Edition::reason)
                .last().isEqualTo(org.assertj.core.groups.Tuple.tuple(made.sinceAt(), made.actor(), "order 12"));
            Optional<Programme> first = database.read(handle -> again.edition(handle, "kz-2026@1"));
            assertThat(first).hasValueSatisfying(edition -> assertThat(edition.target()).isEqualTo(200_000));
            Optional<Programme> none = database.read(handle -> again.edition(handle, "kz-2026@3"));
            assertThat(none).isEmpty();
        }
    }

    /** Two nodes, two office members: the one who is late is told and changes nothing. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void of_two_changes_at_a_time_the_second_is_told(Database database) {
        try (database) {
            Programmes here = Programmes.open(database, FILE, clock);
            Programmes there = Programmes.open(database, FILE, clock);
            change(database, here, 1, target(1));
            assertRefused(database, there, 1, target(2), CatalogProblem.PROGRAMME_OVERTAKEN);
            assertThat(there.now().target()).isEqualTo(1);
        }
    }

    @Test
    void what_makes_no_sense_or_touches_the_past_is_refused() {
        try (Database database = Databases.sqlite()) {
            Programmes programmes = Programmes.open(database, FILE, clock);
            Set<String> both = Set.of("online", "supervised");
            Set<String> all = Set.of("everyone", "teachers");
            assertRefused(database, programmes, 1, target(0), CatalogProblem.PROGRAMME_TARGET);
            assertRefused(database, programmes, 1, target(200_000), CatalogProblem.PROGRAMME_SAME);
            assertRefused(database, programmes, 1, terms(1, "2026-12-31", "2026-01-01", all, both), CatalogProblem.PROGRAMME_DAYS);
            assertRefused(database, programmes, 1, terms(1, "2026-03-01", "2026-12-31", all, both), CatalogProblem.PROGRAMME_BEGUN);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2026-11-22", all, both), CatalogProblem.PROGRAMME_LAST_DAY);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2027-01-31", all, both), CatalogProblem.PROGRAMME_YEAR);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2026-12-31", Set.of(), both), CatalogProblem.PROGRAMME_TRACKS);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2026-12-31", Set.of("hobby"), both), CatalogProblem.PROGRAMME_TRACKS);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2026-12-31", all, Set.of()), CatalogProblem.PROGRAMME_MODES);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2026-12-31", all, Set.of("online", "rehearsal")), CatalogProblem.PROGRAMME_MODES);
            assertRefused(database, programmes, 1, terms(1, "2026-01-01", "2026-12-31", all, Set.of("online", "self")), CatalogProblem.PROGRAMME_SELF);
            clock.forward(Duration.ofDays(60));
            assertRefused(database, programmes, 1, target(1), CatalogProblem.PROGRAMME_CLOSED);
            assertThat(database.read(programmes::editions)).hasSize(1);
        }
    }

    private void assertRefused(Database database, Programmes programmes, int seen, ProgrammeTerms terms, CatalogProblem problem) {
        assertThatThrownBy(() -> change(database, programmes, seen, terms)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
