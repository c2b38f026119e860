package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
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
import qadam.identity.Leaving;
import qadam.organisation.NewPlace;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.world.Databases;

/** What holds when, whoever asks; on both databases. */
class ConsentsTest {
    private static SmallSchool sqlite;
    private static SmallSchool postgresql;

    @BeforeAll
    static void open() {
        sqlite = new SmallSchool(Databases.sqlite());
        postgresql = new SmallSchool(Databases.postgresql());
    }

    @AfterAll
    static void close() {
        sqlite.database.close();
        postgresql.database.close();
    }

    private static void refused(Problem problem, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    static Stream<SmallSchool> schools() {
        return Stream.of(sqlite, postgresql);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void nothing_is_allowed_by_silence_and_each_purpose_is_apart(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        assertThat(Purpose.values()).noneMatch(purpose -> small.allows(pupil, purpose));
        small.agree(pupil, small.link(pupil, small.person("Мұғалім")), Purpose.LEARNING, Purpose.TUTOR);
        assertThat(small.allows(pupil, Purpose.LEARNING)).isTrue();
        assertThat(small.allows(pupil, Purpose.TUTOR)).isTrue();
        assertThat(small.allows(pupil, Purpose.PUBLICATION)).isFalse();
        assertThat(Purpose.values()).as("an adult accepts for themselves").allMatch(purpose -> small.allows(small.person("Ересек"), purpose));
    }

    @ParameterizedTest
    @MethodSource("schools")
    void what_is_taken_back_is_off_at_once_and_nothing_is_edited(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        Code own = small.agree(pupil, small.link(pupil, small.person("Мұғалім")), Purpose.values());
        small.in(handle -> small.write.change(handle, small.codes.record(handle, own).orElseThrow(), Set.of(Purpose.LEARNING), small.text(handle)));
        assertThat(small.allows(pupil, Purpose.PUBLICATION)).isFalse();
        small.in(handle -> small.write.withdraw(handle, small.codes.record(handle, own).orElseThrow()));
        small.in(handle -> small.write.withdraw(handle, small.codes.record(handle, own).orElseThrow()));
        assertThat(Purpose.values()).noneMatch(purpose -> small.allows(pupil, purpose));
        RecordView view = small.database.read(handle -> small.views.whole(handle, pupil)).orElseThrow();
        assertThat(view.rows()).extracting(RecordView.Row::act).as("the newest first; taking back twice is once").containsExactly(Act.WITHDRAWN, Act.CHANGED, Act.ANSWERED);
        assertThat(view.rows().getLast().purposes()).containsExactlyInAnyOrder(Purpose.values());
        assertThat(view.rows()).extracting(RecordView.Row::guardian).containsOnly("Сәуле Ахметова");
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_consent_has_a_term(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.schoolClass("1 А", Optional.of(1)));
        small.agree(pupil, small.link(pupil, small.person("Мұғалім")), Purpose.LEARNING);
        small.clock.forward(Duration.ofDays(3 * 365));
        assertThat(small.allows(pupil, Purpose.LEARNING)).isTrue();
        small.clock.forward(Duration.ofDays(2));
        assertThat(small.allows(pupil, Purpose.LEARNING)).isFalse();
        assertThat(small.state(pupil)).isEqualTo(PupilState.ENDED);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_link_works_once_is_replaced_by_a_newer_one_and_grows_old(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        UUID teacher = small.person("Мұғалім");
        Code first = small.link(pupil, teacher);
        Code second = small.link(pupil, teacher);
        refused(ConsentProblem.LINK_USED, () -> small.agree(pupil, first, Purpose.LEARNING));
        CodeStore.Row seenTwice = small.database.read(handle -> small.codes.openLink(handle, second));
        small.agree(pupil, second, Purpose.LEARNING);
        refused(ConsentProblem.LINK_USED, () -> small.agree(pupil, second, Purpose.PUBLICATION));
        refused(ConsentProblem.LINK_USED, () -> small.in(handle -> small.codes.use(handle, seenTwice)));
        Code third = small.link(pupil, teacher);
        small.clock.forward(Duration.ofDays(31));
        refused(ConsentProblem.LINK_EXPIRED, () -> small.agree(pupil, third, Purpose.PUBLICATION));
        refused(ConsentProblem.CODE_UNKNOWN, () -> small.agree(pupil, Code.fresh(), Purpose.PUBLICATION));
        assertThat(small.allows(pupil, Purpose.PUBLICATION)).isFalse();
        small.clock.forward(Duration.ofDays(91));
        assertThat(small.consents.nightly().forget(small.database, small.clock.instant())).isGreaterThanOrEqualTo(3);
        assertThat(small.database.<List<?>>read(handle -> small.codes.store().of(handle, pupil))).as("of links; her own address stays").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_link_opens_no_record_and_a_record_no_link(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        Code link = small.link(pupil, small.person("Мұғалім"));
        assertThat(small.database.<Optional<?>>read(handle -> small.codes.record(handle, link))).isEmpty();
        Code own = small.agree(pupil, link, Purpose.LEARNING);
        refused(ConsentProblem.CODE_UNKNOWN, () -> small.database.read(handle -> small.codes.openLink(handle, own)));
        assertThat(small.childOf(own.spaced())).contains(pupil);
        assertThat(small.childOf(link.digits())).isEmpty();
        assertThat(small.childOf("1")).isEmpty();
    }

    /** Of eight days ago. */
    private static WriteConsent.Entry entry(SmallSchool small, org.jdbi.v3.core.Handle handle, Purpose... purposes) {
        return entry(small, handle, today(small).minusDays(8), purposes);
    }

    private static LocalDate today(SmallSchool small) {
        return LocalDate.ofInstant(small.clock.instant(), AgeBands.ALMATY);
    }

    private static WriteConsent.Entry entry(SmallSchool small, org.jdbi.v3.core.Handle handle, LocalDate signedOn, Purpose... purposes) {
        ConsentText text = small.texts.of(handle, small.seventh, Language.RU);
        return new WriteConsent.Entry(new Answer(Set.of(purposes), new Signer("Марат Ахметов", Optional.of(Relation.FATHER), "Айсұлу"), text.hash()), signedOn, text);
    }

    private static Paper paper(SmallSchool small, UUID pupil) {
        return small.database.read(handle -> new PaperStore().of(handle, pupil).getLast());
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_paper_holds_when_another_person_has_compared_it_and_is_decided_once(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        UUID teacher = small.person("Мұғалім");
        UUID head = small.person("Директор");
        small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, Purpose.LEARNING), teacher));
        Paper paper = paper(small, pupil);
        assertThat(small.allows(pupil, Purpose.LEARNING)).as("not yet").isFalse();
        assertThat(small.state(pupil)).isEqualTo(PupilState.PAPER);
        refused(ConsentProblem.SAME_PERSON, () -> small.in(handle -> small.write.confirm(handle, paper, teacher)));
        refused(ConsentProblem.SAME_PERSON, () -> small.in(handle -> small.write.sendBack(handle, paper, teacher, "x")));
        assertThat(small.allows(pupil, Purpose.LEARNING)).isFalse();
        small.clock.forward(Duration.ofMinutes(5));
        Code own = small.database.write(handle -> small.write.confirm(handle, paper, head));
        assertThat(small.allows(pupil, Purpose.LEARNING)).isTrue();
        small.clock.forward(Duration.ofMinutes(5));
        refused(ConsentProblem.DECIDED, () -> small.in(handle -> small.write.sendBack(handle, paper, head, "x")));
        RecordView view = small.database.read(handle -> small.views.forGuardian(handle, small.codes.record(handle, own).orElseThrow()));
        assertThat(view.newest().method()).isEqualTo(Method.PAPER);
        assertThat(view.newest().guardian()).isEqualTo("Марат Ахметов");
        assertThat(view.newest().untilAt()).as("from the day on the paper").isEqualTo(paper.signedOn().plusYears(3).atStartOfDay(AgeBands.ALMATY).toInstant());
        assertThat(view.text().language()).isEqualTo(Language.RU);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_paper_never_stands_against_what_was_said_later(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        UUID teacher = small.person("Мұғалім");
        UUID head = small.person("Директор");
        Code own = small.agree(pupil, small.link(pupil, teacher), Purpose.LEARNING);
        small.clock.forward(Duration.ofDays(1));
        small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, today(small), Purpose.values()), teacher));
        small.clock.forward(Duration.ofMinutes(1));
        small.in(handle -> small.write.withdraw(handle, small.codes.record(handle, own).orElseThrow()));
        refused(ConsentProblem.OVERTAKEN, () -> small.in(handle -> small.write.confirm(handle, paper(small, pupil), head)));
        assertThat(Purpose.values()).noneMatch(purpose -> small.allows(pupil, purpose));
        small.in(handle -> small.write.sendBack(handle, paper(small, pupil), head, "The parent wrote another thing"));
        assertThat(paper(small, pupil).decision()).map(Paper.Decision::confirmed).contains(false);
    }

    @ParameterizedTest
    @MethodSource("schools")
    void what_was_taken_back_between_signature_and_entry_does_not_come_back(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        UUID teacher = small.person("Мұғалім");
        UUID head = small.person("Директор");
        small.agree(pupil, small.link(pupil, teacher), Purpose.LEARNING);
        LocalDate signed = today(small).plusDays(1);
        small.clock.forward(Duration.ofDays(2));
        small.in(handle -> small.write.withdraw(handle, pupil, small.seventh.number(), teacher, "the mother called"));
        small.clock.forward(Duration.ofDays(1));
        for (LocalDate day : List.of(signed, signed.plusDays(1))) {
            refused(ConsentProblem.OVERTAKEN, () -> small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, day, Purpose.values()), teacher)));
        }
        small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, signed.plusDays(2), Purpose.LEARNING), teacher));
        small.in(handle -> small.write.confirm(handle, paper(small, pupil), head));
        assertThat(small.allows(pupil, Purpose.LEARNING)).as("signed on the day after").isTrue();
    }

    @ParameterizedTest
    @MethodSource("schools")
    void of_two_waiting_papers_the_later_signed_holds_in_whatever_order(SmallSchool small) {
        for (boolean laterFirst : List.of(true, false)) {
            UUID pupil = small.pupil("Айсұлу", small.seventh);
            UUID teacher = small.person("Мұғалім");
            UUID head = small.person("Директор");
            LocalDate day = today(small);
            small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, day.minusDays(2), Purpose.values()), teacher));
            small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, day.minusDays(1), Purpose.LEARNING), teacher));
            List<Paper> both = small.database.read(handle -> new PaperStore().of(handle, pupil));
            small.clock.forward(Duration.ofMinutes(1));
            if (laterFirst) {
                small.in(handle -> small.write.confirm(handle, both.getLast(), head));
                refused(ConsentProblem.OVERTAKEN, () -> small.in(handle -> small.write.confirm(handle, both.getFirst(), head)));
            } else {
                small.in(handle -> small.write.confirm(handle, both.getFirst(), head));
                assertThat(small.allows(pupil, Purpose.PUBLICATION)).isTrue();
                small.in(handle -> small.write.confirm(handle, both.getLast(), head));
            }
            assertThat(Purpose.values()).as("later first: " + laterFirst).filteredOn(purpose -> small.allows(pupil, purpose)).containsExactly(Purpose.LEARNING);
        }
    }

    @ParameterizedTest
    @MethodSource("schools")
    void a_father_does_not_read_the_mothers_name_and_the_later_answer_holds(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        UUID teacher = small.person("Мұғалім");
        small.agree(pupil, small.link(pupil, teacher), Purpose.values());
        small.clock.forward(Duration.ofDays(1));
        small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, today(small), Purpose.LEARNING), teacher));
        small.clock.forward(Duration.ofMinutes(1));
        Code father = small.database.write(handle -> small.write.confirm(handle, paper(small, pupil), small.person(handle)));
        RecordView view = small.database.read(handle -> small.views.forGuardian(handle, small.codes.record(handle, father).orElseThrow()));
        assertThat(view.holds()).containsExactly(Purpose.LEARNING);
        assertThat(view.rows()).extracting(RecordView.Row::guardian).containsExactly("Марат Ахметов", "");
    }

    @ParameterizedTest
    @MethodSource("schools")
    void the_text_that_was_read_stays_as_it_was_when_the_school_is_renamed(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        small.agree(pupil, small.link(pupil, small.person("Мұғалім")), Purpose.LEARNING);
        String before = small.database.read(handle -> small.text(handle).hash());
        small.in(handle -> small.organisations.change(handle, small.school, new NewPlace("Жаңа мектеп", Optional.of(SmallSchool.BIN), Optional.empty())));
        RecordView view = small.database.read(handle -> small.views.whole(handle, pupil)).orElseThrow();
        assertThat(view.text().hash()).isEqualTo(before).isNotEqualTo(small.database.read(handle -> small.text(handle).hash()));
        assertThat(view.text().line("operator").orElseThrow().value()).contains("№ 15 мектеп", SmallSchool.BIN);
        assertThat(view.text().lines()).extracting(ConsentText.Line::code).containsExactly("operator", "subject", "giver", "learning", "tutor", "publication",
            "third", "border", "open", "term", "revoke", "refuse");
        small.in(handle -> small.organisations.change(handle, small.school, new NewPlace("Жаңа мектеп")));
        refused(ConsentProblem.NO_BIN, () -> small.database.read(handle -> small.text(handle)));
        small.in(handle -> small.organisations.change(handle, small.school, new NewPlace(SmallSchool.NAME, Optional.of(SmallSchool.BIN), Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("schools")
    void the_download_has_all_and_erasing_leaves_only_texts(SmallSchool small) {
        UUID pupil = small.pupil("Айсұлу", small.seventh);
        UUID teacher = small.person("Мұғалім");
        small.agree(pupil, small.link(pupil, teacher), Purpose.LEARNING);
        small.clock.forward(Duration.ofDays(1));
        small.in(handle -> small.write.takePaper(handle, pupil, small.seventh.number(), entry(small, handle, today(small), Purpose.LEARNING), teacher));
        small.in(handle -> small.write.sendBack(handle, paper(small, pupil), small.person(handle), "no signature"));
        Map<?, ?> download = (Map<?, ?>) small.database.read(handle -> small.consents.exporter().export(handle, pupil, List.of()));
        assertThat(download.toString()).contains("Сәуле Ахметова", "№ 15 мектеп", "LINK", "RECORD", "no signature").doesNotContain(Ids.hex(teacher));
        small.in(handle -> small.consents.exporter().erase(handle, new Leaving(teacher, List.of(), Ids.random())));
        assertThat(rows(small, "consent_papers where made_by = :person", teacher) + rows(small, "consent_codes where made_by = :person", teacher)).isZero();
        assertThat(rows(small, "consent_papers where person = :person", pupil)).as("a teacher who leaves takes no pupil's paper along").isEqualTo(1);
        small.in(handle -> small.consents.exporter().erase(handle, new Leaving(pupil, List.of(), Ids.random())));
        assertThat(rows(small, "consents where person = :person", pupil) + rows(small, "consent_codes where person = :person", pupil)
            + rows(small, "consent_papers where person = :person", pupil) + rows(small, "consent_decisions where paper not in (select number from consent_papers) or decided_by = :person", pupil)).isZero();
    }

    private static long rows(SmallSchool small, String of, UUID person) {
        return small.database.read(handle -> handle.createQuery("select count(*) from " + of).bind("person", person).mapTo(Long.class).one());
    }
}
