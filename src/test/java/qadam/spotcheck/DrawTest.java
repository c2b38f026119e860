package qadam.spotcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.count.TrainedPerson;
import qadam.proof.Checkpoint;
import qadam.shared.Refusal;

/** The draw by itself, the sheet as it comes back from a spreadsheet, and what it says. */
class DrawTest {
    private static final byte[] ROOT = HexFormat.of().parseHex("ab".repeat(32));
    private static final Checkpoint TREE = new Checkpoint("qadam.example/log", 2_000, ROOT);
    private static final byte[] LOTTERY = HexFormat.of().parseHex("0317222a");

    private static List<TrainedPerson> people(int many) {
        return IntStream.range(0, many).mapToObj(i -> new TrainedPerson(2L * i + 1, "kz-2026", "everyone", 1, "KZ-75", "2026-W48", "online")).toList();
    }

    private static Draw draw(byte[] randomness, int people, int sample) {
        return Draw.of(TREE, "kz-2026", randomness, people(people), sample);
    }

    private static List<Long> places(Draw draw) {
        return draw.drawn().stream().map(TrainedPerson::place).toList();
    }

    /** The numbers were computed in another language, from what docs/run/spot-check.md says. */
    @Test
    void anybody_who_knows_root_and_randomness_draws_the_same() {
        assertThat(HexFormat.of().formatHex(Draw.seed(TREE, "kz-2026", LOTTERY))).isEqualTo("6ff9a2bc8fd6a1260aeedb62f83168a7a527f266237f48ea2c29d15cc9728a6d");
        List<Long> expected = Arrays.stream(new long[] {492, 545, 909, 712, 782, 245, 651, 953, 109, 16}).map(number -> 2 * number + 1).boxed().toList();
        assertThat(places(draw(LOTTERY, 1_000, 10))).isEqualTo(expected);
        assertThat(places(draw(LOTTERY, 1_000, 300)).subList(0, 10)).as("a larger sample begins with the smaller one").isEqualTo(expected);
    }

    @Test
    void other_randomness_another_root_and_another_programme_draw_others() {
        List<Long> drawn = places(draw(LOTTERY, 1_000, 20));
        assertThat(places(draw(new byte[] {3, 23, 34, 43}, 1_000, 20))).isNotEqualTo(drawn);
        assertThat(places(Draw.of(new Checkpoint("qadam.example/log", 2_000, new byte[32]), "kz-2026", LOTTERY, people(1_000), 20))).isNotEqualTo(drawn);
        assertThat(places(Draw.of(TREE, "kz-2027", LOTTERY, people(1_000), 20))).isNotEqualTo(drawn);
    }

    @Test
    void nobody_is_drawn_twice_and_few_are_all_drawn() {
        List<Long> drawn = places(draw(LOTTERY, 310, 300));
        assertThat(drawn).hasSize(300).doesNotHaveDuplicates();
        assertThat(places(draw(LOTTERY, 7, 300))).containsExactlyInAnyOrder(1L, 3L, 5L, 7L, 9L, 11L, 13L);
        assertThat(places(draw(LOTTERY, 0, 300))).isEmpty();
    }

    /** Chi-square over 97 people and 20,000 draws of 5; 96 degrees of freedom: below 155 with a probability of 0.9999. */
    @Test
    void each_person_is_as_likely_as_any_other() {
        int[] drawn = new int[97];
        for (int i = 0; i < 20_000; i++) {
            draw(new byte[] {(byte) (i >> 8), (byte) i, 7, 7}, 97, 5).drawn().forEach(person -> drawn[(int) (person.place() / 2)]++);
        }
        double expected = 20_000 * 5 / 97.0;
        assertThat(Arrays.stream(drawn).mapToDouble(times -> (times - expected) * (times - expected) / expected).sum()).isBetween(50.0, 155.0);
    }

    /** With a bound of 3·2^61 a quarter of all tries is passed over; taken modulo they would make two thirds of the numbers one and a half times as likely. */
    @Test
    void a_bound_that_does_not_divide_brings_no_bias() {
        long bound = 3L << 61;
        Sequence sequence = new Sequence(ROOT, bound);
        long small = IntStream.range(0, 30_000).filter(i -> sequence.next() < bound / 3).count();
        assertThat(small).isBetween(9_600L, 10_400L);
    }

    @ParameterizedTest
    @CsvSource({"0, 300, 0.009936082", "1, 300, 0.015714555", "3, 300, 0.025641393", "10, 300, 0.055884741", "0, 59, 0.049507610", "2, 30, 0.195326044",
        "29, 30, 0.998291684", "30, 30, 1"})
    void the_bound_is_that_of_exact_fractions(int bad, int sample, double bound) {
        assertThat(Bound.upper(bad, sample)).isCloseTo(bound, Offset.offset(1e-9));
    }

    @Test
    void a_large_sample_with_many_false_ones_loses_no_figure() {
        assertThat(Bound.atMost(5_000, 10_000, 0.5)).isCloseTo(0.503989, Offset.offset(1e-6));
        assertThat(Bound.upper(5_000, 10_000)).isBetween(0.5082, 0.5083);
    }

    // ── the sheet ──

    private static final String FILLED = Sheet.of(draw(LOTTERY, 1_000, 4)).csv().replaceAll("online,,,", "online,1,found,");

    private static int judged(String csv) {
        return Sheet.read(csv.getBytes(StandardCharsets.UTF_8)).falseOnes();
    }

    @Test
    void a_sheet_comes_back_whatever_the_spreadsheet_has_made_of_it() {
        assertThat(judged(FILLED)).isZero();
        assertThat(judged(FILLED.replace(",", ";"))).isZero();
        assertThat(judged(FILLED.replace(",", "\t").replace("\uFEFF", "").replace("\r\n", "\n"))).isZero();
        assertThat(judged(FILLED.replaceFirst("online,1,found", "online,0,\"moved; \"\"gone\"\", they say\"") + "\r\n,,,\r\n")).isEqualTo(1);
        assertThat(Sheet.read(FILLED.replace("\uFEFF", "").replaceFirst("online,1,found", "online,нет,не нашли").getBytes(Charset.forName("windows-1251"))).falseOnes()).isEqualTo(1);
        for (String word : List.of("no", "жоқ", "Нет", "-", "'-")) {
            assertThat(judged(FILLED.replaceFirst("online,1", "online," + word))).as(word).isEqualTo(1);
        }
        for (String word : List.of("Yes", "иә", "да", "+")) {
            assertThat(judged(FILLED.replaceFirst("online,1", "online," + word))).as(word).isZero();
        }
        Sheet.read(FILLED.getBytes(StandardCharsets.UTF_8)).requireDrawn(draw(LOTTERY, 1_000, 4));
    }

    @Test
    void a_sheet_with_rows_left_out_mixed_or_without_a_result_is_refused() {
        List<String> lines = FILLED.lines().toList();
        String withoutLast = String.join("\n", lines.subList(0, 4));
        refused(withoutLast, SpotCheckProblem.ROWS_MISSING);
        refused(String.join("\n", List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(4))), SpotCheckProblem.ROWS_MISSING);
        refused(FILLED.replaceFirst("online,1,found", "online,perhaps,"), SpotCheckProblem.NO_RESULT);
        refused(FILLED.replaceFirst("hex:0317222a", "hex:0317222b"), SpotCheckProblem.TWO_DRAWS);
        refused(FILLED.replaceFirst("\n2,\\d+", "\n2," + lines.get(1).split(",")[1]), SpotCheckProblem.ROW_TWICE);
        refused(FILLED.replace("2000,hex:ab", "2000,hex:zz"), SpotCheckProblem.ROW_CHANGED);
        refused("name,iin\nA,1\n", SpotCheckProblem.NOT_A_SHEET);
        refused("", SpotCheckProblem.NOT_A_SHEET);
    }

    @Test
    void a_sheet_of_another_draw_or_with_others_in_it_is_refused() {
        Sheet sheet = Sheet.read(FILLED.getBytes(StandardCharsets.UTF_8));
        for (Draw other : List.of(draw(LOTTERY, 999, 4), draw(new byte[] {1, 2, 3, 4}, 1_000, 4), draw(LOTTERY, 1_000, 5))) {
            assertThatThrownBy(() -> sheet.requireDrawn(other)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(SpotCheckProblem.OTHER_DRAW));
        }
    }

    private static void refused(String csv, SpotCheckProblem problem) {
        assertThatThrownBy(() -> judged(csv)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
