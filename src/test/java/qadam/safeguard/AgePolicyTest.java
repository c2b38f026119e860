package qadam.safeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.consent.Purpose;
import qadam.identity.Leaving;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.web.Role;

/** Who may ask a model: the whole table, on both databases. */
class AgePolicyTest {
    private static List<SafeSchool.Country> countries;

    @BeforeAll
    static void open() {
        countries = List.of(SafeSchool.Country.sqlite(), SafeSchool.Country.postgresql());
    }

    @AfterAll
    static void close() {
        countries.forEach(SafeSchool.Country::close);
    }

    static Stream<SafeSchool> schools() {
        return countries.stream().map(SafeSchool::new);
    }

    private static void refused(Problem problem, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("schools")
    void visitors_and_the_unknown_get_excerpts_and_adults_the_notice_first(SafeSchool small) {
        assertThat(small.safeguard.mayAsk(Optional.empty())).isEqualTo(MayAsk.EXCERPTS);
        assertThat(small.mayAsk(Ids.random())).as("nobody's id").isEqualTo(MayAsk.EXCERPTS);
        UUID teacher = small.staff("Мұғалім", Role.TEACHER, small.ninth);
        assertThat(small.mayAsk(teacher)).isEqualTo(MayAsk.NOTICE_FIRST);
        small.accept(teacher, false);
        assertThat(small.mayAsk(teacher)).isEqualTo(MayAsk.MODEL);
        UUID citizen = small.person("Азамат");
        assertThat(small.mayAsk(citizen)).isEqualTo(MayAsk.NOTICE_FIRST);
        refused(SafeguardProblem.NOT_DECLARED, () -> small.accept(citizen, false));
        assertThat(small.mayAsk(citizen)).isEqualTo(MayAsk.NOTICE_FIRST);
        small.accept(citizen, true);
        assertThat(small.mayAsk(citizen)).isEqualTo(MayAsk.MODEL);
        small.take(teacher, Role.TEACHER, small.ninth);
        assertThat(small.mayAsk(teacher)).as("no staff any more, and never said how old").isEqualTo(MayAsk.NOTICE_FIRST);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void whoever_is_in_a_class_of_minors_never_declares_themselves_adult(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.accept(teen, true);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.EXCERPTS);
        UUID citizen = small.person("Азамат");
        small.accept(citizen, true);
        small.in(handle -> small.members.add(handle, small.ninth, citizen, "teacher"));
        assertThat(small.mayAsk(citizen)).as("declared before, and a pupil now").isEqualTo(MayAsk.EXCERPTS);
        small.in(handle -> small.members.end(handle, small.ninth, citizen));
        assertThat(small.mayAsk(citizen)).as("left the class, and is as old as before").isEqualTo(MayAsk.EXCERPTS);
        UUID unknown = small.pupil("Ерлан", small.schoolClass("Үйірме", Optional.empty()));
        small.accept(unknown, true);
        small.decide(true, false);
        assertThat(small.mayAsk(unknown)).as("a class without a grade is under 13").isEqualTo(MayAsk.EXCERPTS);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void teens_are_guided_where_the_mode_is_on_and_the_notice_accepted(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.EXCERPTS);
        small.decide(true, false);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.NOTICE_FIRST);
        small.accept(teen, false);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.GUIDED);
        small.decide(false, true);
        assertThat(small.mayAsk(teen)).as("off holds from the next question on").isEqualTo(MayAsk.EXCERPTS);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_younger_child_needs_the_mode_the_decision_and_their_own_guardian(SafeSchool small) {
        UUID child = small.pupil("Ерасыл", small.third);
        UUID other = small.pupil("Аружан", small.third);
        small.accept(child, false);
        small.agree(child, small.third, Purpose.TUTOR, Purpose.LEARNING);
        assertThat(small.mayAsk(child)).as("consent alone").isEqualTo(MayAsk.EXCERPTS);
        small.decide(true, false);
        assertThat(small.mayAsk(child)).as("decided for teens alone").isEqualTo(MayAsk.EXCERPTS);
        small.decide(true, true);
        assertThat(small.mayAsk(child)).isEqualTo(MayAsk.GUIDED);
        small.accept(other, false);
        assertThat(small.mayAsk(other)).as("another child's consent").isEqualTo(MayAsk.EXCERPTS);
        small.agree(child, small.third, Purpose.LEARNING);
        assertThat(small.mayAsk(child)).as("taken back").isEqualTo(MayAsk.EXCERPTS);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void of_several_classes_the_strictest_holds_and_the_nearest_decision_counts(SafeSchool small) {
        UUID regional = small.staff("Өңір маманы", Role.REGION, small.region);
        UUID second = small.staff("Екінші маман", Role.REGION, small.region);
        small.decide(small.region, Map.of(Reader.Duty.LEAD, regional, Reader.Duty.DEPUTY, second), true, false);
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.accept(teen, false);
        assertThat(small.mayAsk(teen)).as("the region decided").isEqualTo(MayAsk.GUIDED);
        small.decide(false, false);
        assertThat(small.mayAsk(teen)).as("the school decided otherwise").isEqualTo(MayAsk.EXCERPTS);
        small.decide(true, false);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.GUIDED);
        UUID young = small.pupil("Ерасыл", small.ninth, small.third);
        small.accept(young, false);
        assertThat(small.mayAsk(young)).as("the youngest class").isEqualTo(MayAsk.EXCERPTS);
        Organisation elsewhere = small.anotherSchool();
        small.decide(elsewhere, Map.of(), false, false);
        UUID both = small.pupil("Дана", small.ninth, small.schoolClass(elsewhere, "9 Ә", Optional.of(9)));
        small.accept(both, false);
        assertThat(small.mayAsk(both)).as("one school of two is off").isEqualTo(MayAsk.EXCERPTS);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void the_mode_refuses_to_start_without_two_who_can_stand_in_for_each_other(SafeSchool small) {
        UUID teacher = small.staff("Мұғалім", Role.TEACHER, small.ninth);
        UUID second = small.staff("Екінші мұғалім", Role.TEACHER, small.ninth);
        UUID stranger = small.staff("Бөтен", Role.CLERK, small.anotherSchool());
        UUID pupil = small.pupil("Айсұлу", small.ninth);
        refused(SafeguardProblem.LEAD_MISSING, () -> small.decide(small.school, Map.of(Reader.Duty.DEPUTY, small.deputy), true, false));
        refused(SafeguardProblem.DEPUTY_MISSING, () -> small.decide(small.school, Map.of(Reader.Duty.LEAD, small.psychologist), false, true));
        refused(SafeguardProblem.SAME_PERSON, () -> small.decide(small.school, Map.of(Reader.Duty.LEAD, small.deputy, Reader.Duty.DEPUTY, small.deputy), true, false));
        refused(SafeguardProblem.BOTH_TEACH, () -> small.decide(small.school, Map.of(Reader.Duty.LEAD, teacher, Reader.Duty.DEPUTY, second), true, false));
        for (UUID nobody : Set.of(stranger, pupil, small.person("Ешкім"), Ids.random())) {
            refused(SafeguardProblem.NOT_OF_THE_PLACE, () -> small.decide(small.school, Map.of(Reader.Duty.LEAD, small.psychologist, Reader.Duty.DEPUTY, nobody), true, false));
        }
        assertThat(small.database.<Optional<?>>read(handle -> small.modes.store().find(handle, small.school.number()))).isEmpty();
        small.decide(small.school, Map.of(Reader.Duty.LEAD, teacher, Reader.Duty.DEPUTY, small.deputy), true, false);
        assertThat(small.safeguard.readers(pupil)).as("the class teacher is left out").containsExactly(new Reader(Reader.Duty.DEPUTY, "Орынбасар"));
        small.give(small.deputy, Role.TEACHER, small.ninth);
        small.accept(pupil, false);
        assertThat(small.mayAsk(pupil)).as("both teach the class by now").isEqualTo(MayAsk.EXCERPTS);
        assertThat(small.safeguard.readers(pupil)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schools")
    void the_mode_closes_itself_when_one_of_the_two_is_gone_and_the_head_is_told_once(SafeSchool small) {
        UUID teen = small.pupil("Айсұлу", small.ninth);
        small.decide(true, false);
        small.accept(teen, false);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.GUIDED);
        small.take(small.deputy, Role.CLERK, small.school);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.EXCERPTS);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.EXCERPTS);
        assertThat(small.told).containsExactly("closed Директор");
        small.give(small.deputy, Role.CLERK, small.school);
        assertThat(small.mayAsk(teen)).as("back, but the head has to decide anew").isEqualTo(MayAsk.EXCERPTS);
        small.decide(true, false);
        assertThat(small.mayAsk(teen)).isEqualTo(MayAsk.GUIDED);
        small.in(handle -> small.safeguard.exporter().erase(handle, new Leaving(small.psychologist, List.of(), Ids.random())));
        assertThat(small.mayAsk(teen)).as("a named person has left for good").isEqualTo(MayAsk.EXCERPTS);
        assertThat(small.told).containsExactly("closed Директор", "closed Директор");
    }

    @ParameterizedTest
    @MethodSource("schools")
    void acceptances_are_exported_and_erased(SafeSchool small) {
        UUID citizen = small.person("Азамат");
        small.accept(citizen, true);
        small.accept(citizen, true);
        String exported = small.database.read(handle -> small.safeguard.exporter().export(handle, citizen, List.of()).toString());
        assertThat(exported).contains(Notice.EDITION, "said_18_or_older=true", "wording=adult");
        small.in(handle -> small.safeguard.exporter().erase(handle, new Leaving(citizen, List.of(), Ids.random())));
        assertThat(small.mayAsk(citizen)).isEqualTo(MayAsk.NOTICE_FIRST);
    }
}
