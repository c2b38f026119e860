package qadam.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.credential.CredentialIssued;
import qadam.identity.IdentityProblem;
import qadam.identity.Leaving;
import qadam.identity.NationalId;
import qadam.identity.Newcomers.Newcomer;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.world.Databases;

/** The life of a case on both databases: judged once, told once, appealed against once, decided once, and let go of. */
class IntegrityStoreTest {
    private static final Duration IMPOSSIBLE = Duration.ofSeconds(20);
    private static final Duration HURRIED = Duration.ofSeconds(60);
    private static final Duration HONEST = Duration.ofMinutes(9);
    private static final UUID OFFICER = Ids.random();
    private static final byte[] TABLET = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_impossible_exam_is_refused_told_once_and_listed_until_the_office_allows_the_appeal(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer person = world.someone();
            Newcomer officer = world.someone();
            UUID attempt = world.sit(person, IMPOSSIBLE, 18, Optional.empty());
            assertThat(world.admits(person, attempt)).isFalse();
            assertThat(world.admits(person, attempt)).isFalse();
            assertThat(world.told).extracting(ClaimJudged::state).containsExactly(State.REFUSED);
            assertThat(world.totals(Rule.EXAM_TOO_FAST)).isEqualTo(new Totals.Row(Rule.EXAM_TOO_FAST, 1, 0, 0));

            appeal(world, person, attempt, "Мен бұл сұрақтарды жатқа білемін.");
            assertThat(world.cases(person, attempt).getFirst().appeal()).contains("Мен бұл сұрақтарды жатқа білемін.");
            assertThat(world.integrity.waiting()).hasSize(1);
            assertRefused(() -> appeal(world, person, attempt, "Тағы бір рет жазамын."), IntegrityProblem.NOT_TO_APPEAL);
            assertRefused(() -> decide(world, attempt, true, person), IntegrityProblem.OWN_CASE);
            decide(world, attempt, true, officer);
            assertRefused(() -> decide(world, attempt, false, officer), IntegrityProblem.DECIDED);
            assertThat(world.admits(person, attempt)).as("can be claimed at once").isTrue();
            assertThat(world.told).extracting(ClaimJudged::state).containsExactly(State.REFUSED, State.RELEASED);
            assertThat(world.totals(Rule.EXAM_TOO_FAST)).isEqualTo(new Totals.Row(Rule.EXAM_TOO_FAST, 0, 0, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_refused_appeal_is_the_end(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer person = world.someone();
            UUID attempt = world.sit(person, IMPOSSIBLE, 18, Optional.empty());
            world.admits(person, attempt);
            assertRefused(() -> appeal(world, person, attempt, "Қысқа"), IntegrityProblem.APPEAL_SHORT);
            assertRefused(() -> appeal(world, person, attempt, "x".repeat(2_001)), IntegrityProblem.APPEAL_SHORT);
            assertThatThrownBy(() -> appeal(world, world.someone(), attempt, "Бұл менікі емес еді ғой")).isInstanceOf(Refusal.class);
            appeal(world, person, attempt, "Мен бәрін жылдам оқимын.");
            assertRefused(() -> world.integrity.cases().decide(attempt, Rule.EXAM_TOO_FAST, false, " ", Ids.random()), IdentityProblem.REASON_MISSING);
            decide(world, attempt, false, world.someone());
            assertThat(world.admits(person, attempt)).isFalse();
            assertThat(world.cases(person, attempt).getFirst()).extracting(CaseView::state, CaseView::mayBeAppealed, CaseView::decision)
                .containsExactly(State.UPHELD, false, "looked at it");
            assertThat(world.totals(Rule.EXAM_TOO_FAST).refused()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_flag_waits_for_a_human_and_is_released_on_its_date(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            List<Newcomer> people = new ArrayList<>();
            List<UUID> attempts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                people.add(world.someone());
                attempts.add(world.sit(people.getLast(), HURRIED, 15, Optional.of(TABLET)));
            }
            assertThat(world.admits(people.getFirst(), attempts.getFirst())).isFalse();
            assertThat(world.admits(people.get(1), attempts.get(1))).isFalse();
            assertThat(world.told).extracting(ClaimJudged::state).containsExactly(State.CHECKED, State.CHECKED);
            CaseView flag = world.cases(people.getFirst(), attempts.getFirst()).getFirst();
            assertThat(flag.rule()).isEqualTo(Rule.SAME_ANSWERS_ONE_DEVICE);
            assertThat(flag.dueAt()).isEqualTo(flag.openedAt().plus(Duration.ofDays(14)));
            assertThat(world.totals(Rule.SAME_ANSWERS_ONE_DEVICE)).isEqualTo(new Totals.Row(Rule.SAME_ANSWERS_ONE_DEVICE, 0, 2, 0));

            Newcomer officer = world.someone();
            world.integrity.cases().decide(attempts.getFirst(), Rule.SAME_ANSWERS_ONE_DEVICE, false, "looked at it", officer.person());
            assertThat(world.cases(people.getFirst(), attempts.getFirst()).getFirst()).extracting(CaseView::state, CaseView::mayBeAppealed).containsExactly(State.REFUSED, true);
            world.integrity.cases().appeal(people.getFirst().person(), attempts.getFirst(), Rule.SAME_ANSWERS_ONE_DEVICE, "Біз бірге отырдық.");
            assertRefused(() -> world.integrity.cases().decide(attempts.getFirst(), Rule.SAME_ANSWERS_ONE_DEVICE, false, "mine", officer.person()), IntegrityProblem.OWN_DECISION);

            world.clock.forward(Duration.ofDays(14).minusMillis(1));
            assertThat(world.admits(people.get(1), attempts.get(1))).isFalse();
            world.clock.forward(Duration.ofMillis(1));
            assertThat(world.integrity.countWaiting().overdue()).isEqualTo(2);
            assertThat(world.admits(people.get(1), attempts.get(1))).as("nobody has decided in time").isTrue();
            assertThat(world.cases(people.get(1), attempts.get(1)).getFirst().byDate()).isTrue();
            assertThat(world.admits(people.getFirst(), attempts.getFirst())).as("a refusal by a human stays, however late the appeal's answer").isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_night_releases_flags_and_forgets_marks(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer last = null;
            UUID attempt = null;
            for (int i = 0; i < 12; i++) {
                last = world.someone();
                attempt = world.sit(last, HURRIED, 15, Optional.of(TABLET));
            }
            world.admits(last, attempt);
            burst(world, 5);
            assertThat(world.count("id_blocks")).isEqualTo(5);
            world.clock.forward(Duration.ofDays(15).plusHours(1));
            world.night();
            assertThat(world.told.getLast().state()).isEqualTo(State.RELEASED);
            assertThat(world.count("id_blocks")).isZero();
            assertThat(world.count("id_bursts")).as("who was in a burst stays known").isEqualTo(5);
            assertThat(world.count("attempts where device is not null")).isZero();
            world.clock.forward(Duration.ofDays(800));
            world.night();
            assertThat(world.count("id_bursts")).isZero();
            assertThat(world.cases(last, attempt).getFirst().figures()).as("only rule and state stay of old cases").isEmpty();
            assertThat(world.totals(Rule.SAME_ANSWERS_ONE_DEVICE).released()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_fifth_id_of_a_block_within_a_week_refuses_all_five_and_shows_the_office_what_was_issued_before(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            List<Newcomer> four = burst(world, 4);
            UUID early = world.sit(four.getFirst(), HONEST, 18, Optional.empty());
            assertThat(world.admits(four.getFirst(), early)).isTrue();
            UUID credential = Ids.random();
            database.write(handle -> {
                world.integrity.issued().issued(handle, new CredentialIssued(credential, four.getFirst().person(), 1, null, four.getFirst().learner(), early,
                    "ai-for-everyone", 1, "ai-for-everyone", false, world.clock.instant()));
                return null;
            });
            assertThat(world.integrity.issuedBeforeBursts()).isEmpty();
            Newcomer fifth = world.someone();
            see(world, fifth, id(7));
            for (Newcomer one : List.of(fifth, four.get(1))) {
                UUID attempt = world.sit(one, HONEST, 18, Optional.empty());
                assertThat(world.admits(one, attempt)).isFalse();
                assertThat(world.cases(one, attempt).getFirst().figures()).contains(new CaseView.Figure("integrity.figure.ids", 5));
            }
            assertThat(world.integrity.issuedBeforeBursts()).containsExactly(credential);
        }
    }

    /** The office confirmed the wrong account first. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_id_seen_for_one_account_and_then_for_another_puts_the_other_into_the_burst(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer mistaken = world.someone();
            Newcomer right = world.someone();
            seen(world, mistaken, id(0), OFFICER);
            seen(world, right, id(0), OFFICER);
            for (int i = 1; i < 5; i++) {
                seen(world, world.someone(), id(i), OFFICER);
            }
            assertThat(world.count("id_bursts")).isEqualTo(5);
            assertThat(world.admits(right, world.sit(right, HONEST, 18, Optional.empty()))).isFalse();
            assertThat(world.admits(mistaken, world.sit(mistaken, HONEST, 18, Optional.empty()))).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_night_forgets_an_old_mark_and_not_a_younger_one_of_the_same_id(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer person = world.someone();
            seen(world, person, id(0), OFFICER);
            world.clock.forward(Duration.ofDays(6));
            seen(world, person, id(0), Ids.random());
            world.clock.forward(Duration.ofDays(2));
            world.night();
            assertThat(world.count("id_blocks")).isEqualTo(1);
        }
    }

    /** A rehearsal never counts: the office has nothing to look at and nothing to revoke. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_rehearsal_is_not_shown_to_the_office_beside_a_burst(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer person = burst(world, 4).getFirst();
            database.write(handle -> {
                world.integrity.issued().issued(handle, new CredentialIssued(Ids.random(), person.person(), 1, null, person.learner(), Ids.random(),
                    "ai-for-everyone", 1, "ai-for-everyone", true, world.clock.instant()));
                return null;
            });
            see(world, world.someone(), id(7));
            assertThat(world.count("id_bursts")).isEqualTo(5);
            assertThat(world.integrity.issuedBeforeBursts()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void after_two_years_only_rule_and_state_stay_whoever_or_nobody_has_decided(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer released = world.someone();
            Newcomer let = world.someone();
            UUID appealed = world.sit(released, IMPOSSIBLE, 18, Optional.empty());
            UUID refused = world.sit(let, IMPOSSIBLE, 18, Optional.empty());
            world.admits(released, appealed);
            world.admits(let, refused);
            appeal(world, released, appealed, "Мен бәрін жылдам оқимын.");
            decide(world, appealed, true, world.someone());
            world.clock.forward(Duration.ofDays(720));
            world.night();
            assertThat(world.cases(let, refused).getFirst().figures()).as("not two years yet").isNotEmpty();
            world.clock.forward(Duration.ofDays(20));
            world.night();
            assertThat(world.cases(let, refused).getFirst()).extracting(CaseView::state, one -> one.figures().size()).containsExactly(State.REFUSED, 0);
            assertThat(world.cases(released, appealed).getFirst()).extracting(CaseView::state, CaseView::decision, CaseView::byDate)
                .as("somebody has decided, even if nobody knows any more who").containsExactly(State.RELEASED, "", false);
            appeal(world, let, refused, "Енді ғана оқыдым, мен емес.");
            decide(world, refused, false, world.someone());
            world.clock.forward(Duration.ofDays(740));
            world.night();
            assertThat(world.cases(let, refused).getFirst()).extracting(CaseView::state, CaseView::decision, CaseView::appeal)
                .as("an appeal that came after the figures had gone goes in its time too").containsExactly(State.UPHELD, "", Optional.empty());
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void ids_of_one_block_that_come_over_weeks_or_to_many_officers_and_ids_far_apart_say_nothing(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            for (int i = 0; i < 8; i++) {
                see(world, world.someone(), id(i));
                world.clock.forward(Duration.ofHours(50));
            }
            for (int i = 0; i < 8; i++) {
                see(world, world.someone(), id(200 + i * 10));
                world.identity.newcomers().confirm(world.someone().person(), Ids.random(), "identity card seen", Optional.of(id(100 + i)));
            }
            assertThat(world.count("id_bursts")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_course_in_twenty_seconds_is_refused_and_a_day_offline_is_not(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer bot = world.someone();
            world.practise(bot, Duration.ofMillis(198), Duration.ofMillis(198));
            UUID attempt = world.sit(bot, HONEST, 18, Optional.empty());
            assertThat(world.admits(bot, attempt)).isFalse();
            assertThat(world.cases(bot, attempt)).extracting(CaseView::rule).containsExactly(Rule.COURSE_TOO_FAST);
            Newcomer village = world.someone();
            world.practise(village, Duration.ofMillis(2), Duration.ofSeconds(40));
            assertThat(world.admits(village, world.sit(village, HONEST, 18, Optional.empty()))).isTrue();
            Newcomer still = world.someone();
            world.practise(still, Duration.ofMillis(2), Duration.ZERO);
            assertThat(world.admits(still, world.sit(still, HONEST, 18, Optional.empty()))).isTrue();
        }
    }

    /** One computer, one pupil after the other, three minutes each, who all know the same and err in the same. */
    @Test
    void an_honest_class_at_one_computer_is_not_even_flagged() {
        try (IntegrityWorld world = new IntegrityWorld(Databases.sqlite())) {
            for (int i = 0; i < 12; i++) {
                Newcomer pupil = world.someone();
                assertThat(world.admits(pupil, world.sit(pupil, Duration.ofMinutes(3), 15, Optional.of(TABLET)))).isTrue();
            }
            assertThat(world.totals().rows()).allSatisfy(row -> assertThat(row.refused() + row.beingChecked()).isZero());
            assertThat(world.told).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_leaves_takes_their_words_along_and_stays_counted_as_nobody(Database database) {
        try (IntegrityWorld world = new IntegrityWorld(database)) {
            Newcomer person = burst(world, 5).getFirst();
            UUID attempt = world.sit(person, IMPOSSIBLE, 18, Optional.empty());
            world.admits(person, attempt);
            appeal(world, person, attempt, "Менің айтарым бар еді.");
            world.integrity.cases().appeal(person.person(), attempt, Rule.IDS_IN_SEQUENCE, "Бұл менің ЖСН-ым.");
            world.integrity.cases().decide(attempt, Rule.IDS_IN_SEQUENCE, false, "looked at it", world.someone().person());
            Object mine = database.read(handle -> world.integrity.exporter().export(handle, person.person(), List.of(person.learner())));
            assertThat(mine.toString()).contains("exam-too-fast", "ids-in-sequence", "Менің айтарым бар еді.", "ids_in_sequence=5");
            database.write(handle -> {
                world.integrity.exporter().erase(handle, new Leaving(person.person(), List.of(person.learner()), Ids.random()));
                return null;
            });
            assertThat(world.cases(person, attempt)).isEmpty();
            assertThat(world.count("integrity_cases where appeal_sealed is not null")).isZero();
            assertThat(world.count("integrity_cases where figures <> '{}' or decision is not null or decided_by is not null"))
                .as("what a human wrote of them and what was measured goes too").isZero();
            assertThat(world.count("id_blocks")).isEqualTo(4);
            assertThat(world.integrity.countWaiting().all()).isZero();
            assertThat(world.totals(Rule.EXAM_TOO_FAST).refused()).isEqualTo(1);
            Object left = database.read(handle -> world.integrity.exporter().export(handle, person.person(), List.of()));
            assertThat(left).isEqualTo(Map.of("cases", List.of(), "id_marks_seen_at", List.of(), "ids_in_sequence", 0, "issued_lately", List.of()));
        }
    }

    private static void appeal(IntegrityWorld world, Newcomer who, UUID attempt, String words) {
        world.integrity.cases().appeal(who.person(), attempt, Rule.EXAM_TOO_FAST, words);
    }

    private static void decide(IntegrityWorld world, UUID attempt, boolean releases, Newcomer by) {
        world.integrity.cases().decide(attempt, Rule.EXAM_TOO_FAST, releases, "looked at it", by.person());
    }

    private static List<Newcomer> burst(IntegrityWorld world, int many) {
        List<Newcomer> people = new ArrayList<>();
        for (int i = 0; people.size() < many; i++) {
            people.add(world.someone());
            see(world, people.getLast(), id(i));
        }
        return people;
    }

    /** By the one officer of the world. */
    private static void see(IntegrityWorld world, Newcomer who, NationalId id) {
        world.identity.newcomers().confirm(who.person(), OFFICER, "identity card seen", Optional.of(id));
    }

    /** As identity tells it, whatever was confirmed before. */
    private static void seen(IntegrityWorld world, Newcomer who, NationalId id, UUID by) {
        world.database.write(handle -> {
            world.integrity.ids().seen(handle, who.person(), id, by);
            return null;
        });
    }

    /** The n-th well-formed id of somebody born on one day of 1899. */
    private static NationalId id(int number) {
        List<NationalId> ids = new ArrayList<>();
        for (int serial = number / 10 * 10; ids.size() <= number % 10; serial++) {
            for (int check = 0; check < 10; check++) {
                NationalId.parse("9901012%04d%d".formatted(serial, check)).ifPresent(ids::add);
            }
        }
        return ids.get(number % 10);
    }

    private static void assertRefused(Runnable deed, Problem problem) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
