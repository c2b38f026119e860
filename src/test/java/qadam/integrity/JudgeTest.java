package qadam.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.catalog.Response;
import qadam.exam.Proceeding;
import qadam.exam.Proceeding.Answer;
import qadam.learning.PracticeMoment;
import qadam.shared.Ids;

/** The rules at their bounds, from both sides; and the honest people for whose sake the bounds lie where they lie. */
class JudgeTest {
    private static final Instant START = Instant.parse("2026-11-23T05:00:00Z");
    private static final int ITEMS = 18;
    /** As the shipped course's questions are long in Kazakh. */
    private static final int CHARACTERS = 321;
    /** 18 × 321 characters at 200 a second, and 18 quarters of a second. */
    private static final Duration LEAST = Duration.ofMillis(18 * 321 * 5 + 18 * 250);

    private static Proceeding exam(Duration took, int items, int characters, int seed) {
        Map<String, Answer> answers = new HashMap<>();
        for (int i = 0; i < items; i++) {
            answers.put("item " + i, new Answer(characters, Optional.of(chosen((i * 7 + seed) % 4)), (i * 7 + seed) % 4 == 0));
        }
        return new Proceeding(Ids.random(), Ids.random(), "ai-for-everyone", START, Optional.of(START.plus(took)), answers);
    }

    private static Response chosen(int option) {
        return new Response.Chosen(Set.of("option " + option));
    }

    private static Proceeding exam(Duration took) {
        return exam(took, ITEMS, CHARACTERS, 0);
    }

    private static List<Rule> rules(Evidence evidence) {
        return Judge.judge(evidence).stream().map(Finding::rule).toList();
    }

    private static List<Rule> rules(Proceeding exam, Proceeding... others) {
        return rules(new Evidence(Optional.of(exam), List.of(others), List.of(), 0));
    }

    @Test
    void an_exam_is_refused_below_the_time_that_reading_takes_and_not_at_it() {
        assertThat(rules(exam(LEAST.minusMillis(1)))).containsExactly(Rule.EXAM_TOO_FAST);
        assertThat(rules(exam(LEAST))).isEmpty();
        assertThat(Judge.judge(new Evidence(Optional.of(exam(Duration.ofSeconds(20))), List.of(), List.of(), 0)).getFirst().figures())
            .containsExactlyInAnyOrderEntriesOf(Map.of("seconds", 20L, "least_seconds", 34L, "items", 18L, "characters", 5778L));
    }

    /** 238 words a minute is the mean, 400 a good reader, 600 the fastest of whom anybody has shown that they understand. */
    @ParameterizedTest
    @ValueSource(ints = {238, 400, 600})
    void who_reads_fast_is_not_refused(int wordsPerMinute) {
        Duration reading = Duration.ofMillis(ITEMS * CHARACTERS * 60_000L / (wordsPerMinute * 6L));
        assertThat(rules(exam(reading))).isEmpty();
    }

    @Test
    void what_was_left_out_need_not_have_been_read() {
        assertThat(rules(exam(Duration.ofMillis(7 * 321 * 5 + 7 * 250), 7, CHARACTERS, 0))).isEmpty();
    }

    @Test
    void a_page_is_too_short_to_be_judged_by_reading() {
        assertThat(rules(exam(Duration.ofMillis(10), 10, 199, 0))).isEmpty();
        assertThat(rules(exam(Duration.ofMillis(10), 10, 200, 0))).containsExactly(Rule.EXAM_TOO_FAST);
    }

    @Test
    void an_exam_of_which_nothing_is_known_speaks_for_the_person() {
        Proceeding forgotten = new Proceeding(Ids.random(), Ids.random(), "c", START, Optional.empty(), Map.of());
        assertThat(rules(forgotten)).isEmpty();
        assertThat(rules(new Evidence(Optional.empty(), List.of(), List.of(), 0))).isEmpty();
    }

    private static List<PracticeMoment> practice(int items, Duration server, Duration client) {
        return IntStream.range(0, items).mapToObj(i -> new PracticeMoment(START.plus(server.multipliedBy(i)), START.plus(client.multipliedBy(i)))).toList();
    }

    private static List<Rule> practised(List<PracticeMoment> moments) {
        return rules(new Evidence(Optional.empty(), List.of(), List.of(moments), 0));
    }

    @ParameterizedTest
    @CsvSource({"20, 499, 499, true", "20, 500, 499, false", "20, 499, 500, false", "19, 1, 1, false", "101, 198, 198, true"})
    void practice_is_refused_when_both_clocks_say_that_no_hand_can(int items, long server, long client, boolean refused) {
        assertThat(practised(practice(items, Duration.ofMillis(server), Duration.ofMillis(client))))
            .isEqualTo(refused ? List.of(Rule.COURSE_TOO_FAST) : List.of());
    }

    @Test
    void a_burst_in_the_middle_of_honest_work_is_found() {
        List<PracticeMoment> moments = new ArrayList<>(practice(30, Duration.ofSeconds(30), Duration.ofSeconds(30)));
        Instant later = START.plus(Duration.ofDays(1));
        IntStream.range(0, 20).forEach(i -> moments.add(new PracticeMoment(later.plusMillis(i * 100L), later.plusMillis(i * 100L))));
        assertThat(practised(moments)).containsExactly(Rule.COURSE_TOO_FAST);
    }

    @Test
    void a_day_offline_that_is_sent_at_once_is_not_refused() {
        assertThat(practised(practice(101, Duration.ofMillis(3), Duration.ofSeconds(40)))).isEmpty();
    }

    @Test
    void a_clock_that_is_wrong_by_a_year_is_not_refused() {
        List<PracticeMoment> moments = practice(101, Duration.ofMillis(3), Duration.ofSeconds(40)).stream()
            .map(one -> new PracticeMoment(one.storedAt(), one.takenAt().minus(Duration.ofDays(365)))).toList();
        assertThat(practised(moments)).isEmpty();
    }

    @Test
    void a_clock_that_stands_still_or_runs_backwards_tells_nothing() {
        assertThat(practised(practice(101, Duration.ofMillis(3), Duration.ZERO))).isEmpty();
        assertThat(practised(practice(101, Duration.ofMillis(3), Duration.ofMillis(-3)))).isEmpty();
        List<PracticeMoment> jumps = new ArrayList<>(practice(20, Duration.ofMillis(3), Duration.ofMillis(3)));
        jumps.set(10, new PracticeMoment(jumps.get(10).storedAt(), START.minus(Duration.ofHours(1))));
        assertThat(practised(jumps)).isEmpty();
    }

    @Test
    void two_devices_of_one_person_are_looked_at_one_by_one() {
        List<PracticeMoment> phone = practice(10, Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(rules(new Evidence(Optional.empty(), List.of(), List.of(phone, phone), 0))).isEmpty();
    }

    @Test
    void four_ids_of_a_block_say_nothing_and_five_refuse() {
        assertThat(rules(new Evidence(Optional.empty(), List.of(), List.of(), 4))).isEmpty();
        assertThat(rules(new Evidence(Optional.empty(), List.of(), List.of(), 5))).containsExactly(Rule.IDS_IN_SEQUENCE);
    }

    /** As fast as nobody understands, and yet slower than the bound that refuses. */
    private static final Duration HURRIED = Duration.ofSeconds(60);

    private static Proceeding[] others(int number, Duration took, int seed) {
        return Stream.generate(() -> exam(took, ITEMS, CHARACTERS, seed)).limit(number).toArray(Proceeding[]::new);
    }

    @Test
    void five_hurried_people_at_one_device_with_the_same_answers_are_shown_to_a_human_and_four_are_not() {
        assertThat(rules(exam(HURRIED), others(4, HURRIED, 0))).containsExactly(Rule.SAME_ANSWERS_ONE_DEVICE);
        assertThat(rules(exam(HURRIED), others(3, HURRIED, 0))).isEmpty();
        Finding finding = Judge.judge(new Evidence(Optional.of(exam(HURRIED)), List.of(others(4, HURRIED, 0)), List.of(), 0)).getFirst();
        assertThat(finding.rule().refuses()).isFalse();
        assertThat(finding.figures()).containsEntry("people", 5L).containsEntry("compared", 72L).containsEntry("same", 72L)
            .hasEntrySatisfying("same_wrong", wrong -> assertThat(wrong).isPositive());
    }

    @Test
    void hurried_begins_below_the_fastest_reader_who_understands() {
        Duration bound = ExamPace.least(exam(HURRIED), ExamPace.HURRIED);
        assertThat(rules(exam(bound.minusMillis(1)), others(4, bound.minusMillis(1), 0))).containsExactly(Rule.SAME_ANSWERS_ONE_DEVICE);
        assertThat(rules(exam(bound), others(4, bound.minusMillis(1), 0))).isEmpty();
        assertThat(rules(exam(bound.minusMillis(1)), others(4, bound, 0))).isEmpty();
    }

    @Test
    void hurried_people_at_one_device_who_answer_for_themselves_are_not_flagged() {
        Proceeding[] others = {exam(HURRIED, ITEMS, CHARACTERS, 1), exam(HURRIED, ITEMS, CHARACTERS, 2), exam(HURRIED, ITEMS, CHARACTERS, 3),
            exam(HURRIED, ITEMS, CHARACTERS, 1), exam(HURRIED, ITEMS, CHARACTERS, 2)};
        assertThat(rules(exam(HURRIED), others)).isEmpty();
    }

    @Test
    void one_person_who_tries_five_times_is_one_person() {
        UUID one = Ids.random();
        Proceeding[] tries = Stream.of(others(5, HURRIED, 0)).map(exam -> new Proceeding(exam.attempt(), one, exam.course(), exam.startedAt(), exam.lastSavedAt(), exam.answers()))
            .toArray(Proceeding[]::new);
        assertThat(rules(exam(HURRIED), tries)).isEmpty();
    }

    @Test
    void a_class_of_thirty_that_shares_one_computer_is_not_flagged_though_it_agrees() {
        assertThat(rules(exam(Duration.ofMinutes(4)), others(29, Duration.ofMinutes(4), 0))).isEmpty();
    }

    @Test
    void siblings_with_one_telephone_are_not_flagged() {
        assertThat(rules(exam(HURRIED), others(2, HURRIED, 0))).isEmpty();
    }

    @Test
    void pupils_who_work_aloud_with_their_teacher_are_not_flagged() {
        assertThat(rules(exam(Duration.ofMinutes(20)), others(29, Duration.ofMinutes(20), 0))).isEmpty();
    }

    @Test
    void words_that_lie_sealed_are_compared_with_nobodys() {
        Map<String, Answer> sealed = new HashMap<>();
        IntStream.range(0, ITEMS).forEach(i -> sealed.put("item " + i, new Answer(CHARACTERS, Optional.empty(), false)));
        Proceeding[] others = Stream.generate(() -> new Proceeding(Ids.random(), Ids.random(), "c", START, Optional.of(START.plus(HURRIED)), sealed)).limit(9)
            .toArray(Proceeding[]::new);
        assertThat(rules(others[0], others)).isEmpty();
    }

    @Test
    void every_rule_that_speaks_is_named() {
        assertThat(rules(new Evidence(Optional.of(exam(Duration.ofSeconds(5))), List.of(others(4, Duration.ofSeconds(5), 0)),
            List.of(practice(20, Duration.ofMillis(1), Duration.ofMillis(1))), 10))).containsExactly(Rule.values());
    }
}
