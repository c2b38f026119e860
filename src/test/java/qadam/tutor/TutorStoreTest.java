package qadam.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Texts;
import qadam.world.FixedClock;

class TutorStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final LessonRef LESSON = new LessonRef("ai-for-everyone", "next-word");
    private final CeilingStore ceilings = new CeilingStore();
    private final ReportStore reports = new ReportStore();

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_ceiling_is_of_a_class_and_a_lesson_until_it_is_taken_away(Database database) {
        try (database) {
            Organisations organisations = Organisations.open(database, new Texts(), new FixedClock(NOW.toString()));
            Organisation school = database.write(handle -> organisations.add(handle, organisations.region(handle, "KZ-75").orElseThrow(), Kind.SCHOOL, new NewPlace("№ 12")));
            long other = database.<Organisation>write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("7 Ә", Optional.empty(), Optional.of(7)))).number();
            long group = database.<Organisation>write(handle -> organisations.add(handle, school, Kind.CLASS, new NewPlace("7 A", Optional.empty(), Optional.of(7)))).number();
            database.write(handle -> {
                ceilings.add(handle, group, LESSON, Tier.QUESTION);
                ceilings.add(handle, other, LESSON, Tier.HINT);
                return null;
            });
            assertThat(most(database, group)).containsExactly(Tier.QUESTION);
            assertThat(most(database, group, other)).containsExactlyInAnyOrder(Tier.QUESTION, Tier.HINT);
            assertThat(database.<List<Ceiling>>read(handle -> ceilings.in(handle, group, "ai-for-everyone"))).containsExactly(new Ceiling("next-word", Tier.QUESTION));
            assertThat(database.<List<Ceiling>>read(handle -> ceilings.in(handle, group, "another"))).isEmpty();
            database.write(handle -> {
                ceilings.remove(handle, group, LESSON);
                return null;
            });
            assertThat(most(database, group)).isEmpty();
        }
    }

    private List<Tier> most(Database database, Long... places) {
        return database.read(handle -> ceilings.of(handle, List.of(places), LESSON));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_report_is_open_until_it_is_decided_once_and_goes_a_year_later(Database database) {
        try (database) {
            database.write(handle -> {
                reports.add(handle, report());
                return null;
            });
            Report open = database.<List<Report>>read(handle -> reports.open(handle, 10)).getFirst();
            assertThat(open).isEqualTo(new Report(open.number(), NOW, "kk", "ai-for-everyone/next-word", "scripted", "tutor-1", Report.Reason.HARMFUL, "", "Не?", "Міне.", Optional.empty()));
            assertThat(decide(database, open.number())).isTrue();
            assertThat(decide(database, open.number())).isFalse();
            assertThat(database.<Long>read(reports::countOpen)).isZero();
            assertThat(database.<List<Report>>read(handle -> reports.decided(handle, 10))).singleElement().satisfies(one -> assertThat(one.decision()).hasValue(Report.Decision.CONFIRMED));
            assertThat(database.<Integer>write(handle -> reports.forget(handle, NOW, 10))).isZero();
            assertThat(database.<Integer>write(handle -> reports.forget(handle, NOW.plusSeconds(1), 10))).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void opinions_are_numbers(Database database) {
        try (database) {
            for (boolean helped : new boolean[] {true, true, false}) {
                database.write(handle -> count(handle, helped));
            }
            assertThat(database.<Long>read(handle -> reports.opinions(handle, true))).isEqualTo(2);
            assertThat(database.<Long>read(handle -> reports.opinions(handle, false))).isEqualTo(1);
        }
    }

    private Object count(Handle handle, boolean helped) {
        reports.count(handle, 202611, "kk", Tier.HINT, helped);
        return null;
    }

    private boolean decide(Database database, long number) {
        return database.write(handle -> reports.decide(handle, number, Report.Decision.CONFIRMED, NOW));
    }

    private static Report report() {
        return new Report(0, NOW, "kk", "ai-for-everyone/next-word", "scripted", "tutor-1", Report.Reason.HARMFUL, "", "Не?", "Міне.", Optional.empty());
    }
}
