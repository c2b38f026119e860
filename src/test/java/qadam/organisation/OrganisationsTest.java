package qadam.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Regions;
import qadam.shared.Texts;
import qadam.world.FixedClock;

class OrganisationsTest {
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    private final Members members = new Members(clock);
    private Organisations organisations;

    private void in(Database database, Consumer<Handle> deed) {
        organisations = Organisations.open(database, new Texts(), clock);
        try (database) {
            database.write(handle -> {
                deed.accept(handle);
                return null;
            });
        }
    }

    private Organisation school(Handle handle, String region, String name) {
        return organisations.add(handle, organisations.region(handle, region).orElseThrow(), Kind.SCHOOL, new NewPlace(name));
    }

    private Organisation schoolClass(Handle handle, Organisation school, String name) {
        return organisations.add(handle, school, Kind.CLASS, new NewPlace(name, Optional.empty(), Optional.of(7)));
    }

    private static UUID person(Handle handle) {
        UUID person = Ids.random();
        handle.createUpdate("insert into persons (id, made_at) values (:id, 0)").bind("id", person).execute();
        return person;
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_country_has_its_regions_once_however_often_it_is_opened(Database database) {
        Organisations.open(database, new Texts(), clock);
        in(database, handle -> {
            Organisation root = organisations.find(handle, Organisation.ROOT).orElseThrow();
            assertThat(organisations.children(handle, root.number(), 0, 100)).hasSize(new Regions().all().size()).allMatch(place -> place.kind() == Kind.REGION);
            assertThat(organisations.title(organisations.region(handle, "KZ-75").orElseThrow(), Language.EN)).isEqualTo("Almaty City");
            assertThat(organisations.title(root, Language.KK)).isEqualTo("Қазақстан");
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_branch_is_the_place_and_what_lies_in_it_and_nothing_beside(Database database) {
        in(database, handle -> {
            Organisation first = school(handle, "KZ-75", "No 1");
            Organisation second = school(handle, "KZ-75", "No 2");
            Organisation seventh = schoolClass(handle, first, "7A");
            schoolClass(handle, second, "7B");
            assertThat(organisations.branch(handle, first)).extracting(Organisation::number).containsExactly(first.number(), seventh.number());
            assertThat(seventh.isWithin(first.number())).isTrue();
            assertThat(seventh.isWithin(Organisation.ROOT)).isTrue();
            assertThat(seventh.isWithin(second.number())).isFalse();
            assertThat(seventh.region()).contains("KZ-75");
            assertThat(organisations.responsible(handle, seventh)).contains(first);
            assertThat(organisations.named(handle, organisations.region(handle, "KZ-75").orElseThrow(), "7", 10)).hasSize(2);
            assertThat(organisations.named(handle, first, "7", 10)).extracting(Organisation::number).containsExactly(seventh.number());
            assertThat(organisations.named(handle, first, "%", 10)).isEmpty();
            school(handle, "KZ-75", "Әл-Фараби мектебі");
            assertThat(organisations.named(handle, organisations.region(handle, "KZ-75").orElseThrow(), "ӘЛ-ФАР", 10)).hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_cannot_lie_there_is_refused_and_so_is_what_is_wrong_of_it(Database database) {
        in(database, handle -> {
            Organisation school = school(handle, "KZ-75", "No 1");
            Organisation seventh = schoolClass(handle, school, "7A");
            for (Kind kind : List.of(Kind.CLASS, Kind.DEPARTMENT, Kind.SCHOOL, Kind.COUNTRY, Kind.REGION)) {
                refused(OrganisationProblem.NOT_HERE, () -> organisations.add(handle, seventh, kind, new NewPlace("x")));
            }
            refused(OrganisationProblem.NOT_HERE, () -> organisations.add(handle, organisations.find(handle, Organisation.ROOT).orElseThrow(), Kind.REGION, new NewPlace("x")));
            refused(OrganisationProblem.NAME_MISSING, () -> schoolClass(handle, school, " "));
            refused(OrganisationProblem.NAME_MISSING, () -> schoolClass(handle, school, "x".repeat(201)));
            refused(OrganisationProblem.GRADE_WRONG, () -> organisations.add(handle, school, Kind.CLASS, new NewPlace("x", Optional.empty(), Optional.of(13))));
            organisations.change(handle, school, new NewPlace("No 1", Optional.of("123456789012"), Optional.empty()));
            organisations.change(handle, school, new NewPlace("No 1 again", Optional.of("123456789012"), Optional.empty()));
            refused(OrganisationProblem.CODE_TAKEN, () -> organisations.change(handle, seventh, new NewPlace("x", Optional.of("123456789012"), Optional.empty())));
            assertThat(organisations.byCode(handle, "123456789012")).map(Organisation::name).contains("No 1 again");
        });
    }

    private static void refused(OrganisationProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_closed_school_takes_nobody_and_keeps_everybody(Database database) {
        in(database, handle -> {
            Organisation school = school(handle, "KZ-75", "No 1");
            Organisation seventh = schoolClass(handle, school, "7A");
            UUID pupil = person(handle);
            members.add(handle, seventh, pupil, "teacher");
            organisations.close(handle, school);
            Organisation closed = organisations.find(handle, seventh.number()).orElseThrow();
            refused(OrganisationProblem.CLOSED, () -> members.add(handle, closed, person(handle), "teacher"));
            refused(OrganisationProblem.CLOSED, () -> schoolClass(handle, organisations.find(handle, school.number()).orElseThrow(), "7B"));
            assertThat(members.isMember(handle, seventh.number(), pupil)).isTrue();
            refused(OrganisationProblem.CLOSED, () -> organisations.reopen(handle, closed));
            organisations.reopen(handle, organisations.find(handle, school.number()).orElseThrow());
            organisations.reopen(handle, closed);
            assertThat(members.add(handle, organisations.find(handle, seventh.number()).orElseThrow(), person(handle), "teacher")).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void somebody_who_left_and_came_back_has_both_rows_and_counts_once(Database database) {
        in(database, handle -> {
            Organisation school = school(handle, "KZ-75", "No 1");
            Organisation seventh = schoolClass(handle, school, "7A");
            Organisation eighth = schoolClass(handle, school, "8A");
            UUID pupil = person(handle);
            assertThat(members.add(handle, seventh, pupil, "teacher")).isTrue();
            assertThat(members.add(handle, seventh, pupil, "roster")).isFalse();
            assertThat(members.end(handle, seventh, pupil)).isTrue();
            assertThat(members.end(handle, seventh, pupil)).isFalse();
            clock.forward(java.time.Duration.ofDays(1));
            assertThat(members.add(handle, seventh, pupil, "roster")).isTrue();
            members.add(handle, eighth, pupil, "roster");
            assertThat(members.of(handle, seventh.number())).extracting(Member::source).containsExactly("roster");
            assertThat(members.places(handle, pupil)).extracting(Organisation::name).containsExactly("7A", "8A");
            assertThat(members.count(handle, school)).isEqualTo(1);
            assertThat((List<?>) members.exporter().export(handle, pupil, List.of())).hasSize(3);
        });
    }
}
