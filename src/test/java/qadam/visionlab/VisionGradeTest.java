package qadam.visionlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import qadam.lab.Grade;
import qadam.lab.Reason;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import qadam.shared.Refusal;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two networks that were trained by js/lab-vision-model.js in 30 rounds: on the set as it is, and after mending. */
class VisionGradeTest {
    private static final Workbench BENCH = VisionLab.bench(new byte[] {3, 1, 4});
    private static final String[] TEXTS = {"Мұражайдағы өрнектерді танып, атын айту үшін жиналды.", "Суреттерді бағдарлама салды, таңбаны екі адам қойды.",
        "Кестеде мүйіз аз еді, он екі таңба қате болды.", "Нағыз фотосуретке әлі жарамайды, басқа өрнекке де."};
    private static final String[] CARD = {"Төрт өрнекті үш материалда ажырата алады.", "Бұрылған әрі жартылай жабылған суретте қателеседі.",
        "Адамдар туралы шешім шығаруға болмайды.", "Жаңа материал шықса, топтарды бөлек тексеру керек."};

    private static String weights(String name) {
        try (var file = VisionGradeTest.class.getResourceAsStream("/vision-" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).replace("\n", "");
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** As a learner hands it in who only pressed Train. */
    private static ObjectNode asItIs() {
        ObjectNode work = JsonMapper.shared().createObjectNode();
        work.put("format", 1).put("architecture", "large").put("weights", weights("asis"));
        ObjectNode labels = work.putObject("labels");
        ReadySet.one().ready().forEach(one -> labels.put(one.id(), one.given().word()));
        work.putObject("added");
        work.putObject("second");
        work.putObject("datasheet");
        work.putObject("card");
        return work;
    }

    private static ObjectNode mended() {
        ObjectNode work = asItIs();
        work.put("weights", weights("mended"));
        work.putObject("before").put("architecture", "large").put("weights", weights("asis"));
        ReadySet.one().ready().forEach(one -> work.withObject("labels").put(one.id(), one.motif().word()));
        ReadySet.one().ready().forEach(one -> work.withObject("second").put(one.id(), one.motif().word()));
        ReadySet.one().store().stream().filter(one -> ReadySet.isMissing(one.motif(), one.material())).forEach(one -> work.withObject("added").put(one.id(), one.motif().word()));
        work.put("kappa", 1.0);
        ObjectNode sheet = work.withObject("datasheet").put("missingMotif", "horn").put("missingMaterial", "embroidery");
        ObjectNode card = work.withObject("card");
        for (int i = 0; i < TEXTS.length; i++) {
            sheet.put(Handed.DATASHEET.get(i), TEXTS[i]);
            card.put(Handed.CARD.get(i), CARD[i]);
        }
        Measured before = museum("asis");
        Measured after = museum("mended");
        card.put("before", Math.round(before.accuracy() * 100)).put("after", Math.round(after.accuracy() * 100)).put("worst", before.worst().word())
            .put("worstAfter", Math.round(after.byMaterial().get(before.worst()) * 100));
        return work;
    }

    private static Measured museum(String weights) {
        return ReadySet.one().hall().measured(Network.of(Architecture.LARGE, weights(weights)));
    }

    private static Grade grade(ObjectNode work) {
        return BENCH.grade(null, 1, work);
    }

    private static int points(Grade grade, String reason) {
        return grade.reasons().stream().filter(one -> one.key().equals("visionlab.reason." + reason)).mapToInt(Reason::points).sum();
    }

    @Test
    void a_model_of_the_set_as_it_is_fails_embroidery_and_mending_the_data_mends_it() {
        HiddenSet hidden = HiddenSet.drawnBy(new byte[] {9});
        Measured before = hidden.measured(Network.of(Architecture.LARGE, weights("asis")));
        Measured after = hidden.measured(Network.of(Architecture.LARGE, weights("mended")));
        assertThat(before.worst()).isEqualTo(Material.EMBROIDERY);
        assertThat(before.worstShare()).isLessThan(0.65);
        assertThat(before.gap()).isGreaterThan(0.25);
        assertThat(after.accuracy()).isGreaterThanOrEqualTo(0.9);
        assertThat(after.gap()).isLessThan(0.12);
    }

    @Test
    void full_work_has_nearly_all_points_and_only_pressing_train_does_not_pass() {
        Grade full = grade(mended());
        assertThat(full.most()).isEqualTo(90);
        assertThat(full.points()).isGreaterThanOrEqualTo(85);
        assertThat(full.reasons()).isEqualTo(grade(mended()).reasons());
        Grade pressed = grade(asItIs());
        assertThat(pressed.points()).isLessThan(30);
        assertThat(points(pressed, "labels")).isZero();
        assertThat(points(pressed, "balance")).isZero();
    }

    @Test
    void each_part_that_is_left_out_or_untrue_costs_its_points() {
        assertThat(points(grade(changed(work -> work.withObject("card").put("after", 40))), "card")).isEqualTo(10);
        assertThat(points(grade(changed(work -> work.withObject("card").put("fails", TEXTS[0]))), "card")).isEqualTo(11);
        assertThat(points(grade(changed(work -> work.withObject("card").put("fails", "ааааааааааааааааааааааааааааааааа"))), "card")).isEqualTo(11);
        assertThat(points(grade(changed(work -> work.withObject("datasheet").put("missingMaterial", "felt"))), "datasheet")).isEqualTo(4);
        assertThat(points(grade(changed(work -> work.put("kappa", 0.5))), "second")).isEqualTo(2);
        assertThat(points(grade(changed(work -> work.putObject("second"))), "second")).isZero();
        assertThat(points(grade(changed(work -> work.putObject("added"))), "balance")).isZero();
        assertThat(points(grade(changed(work -> work.remove("before"))), "mended")).isZero();
        assertThat(points(grade(changed(work -> work.withObject("labels").retain("r0", "r1"))), "labels")).isZero();
    }

    private static ObjectNode changed(Consumer<ObjectNode> change) {
        ObjectNode work = mended();
        change.accept(work);
        return work;
    }

    @Test
    void work_of_another_shape_is_refused() {
        Map<String, Consumer<ObjectNode>> hostile = Map.ofEntries(
            Map.entry("a picture of the museum is learned from", work -> work.withObject("labels").put("m1", "horn")),
            Map.entry("a picture that there is not", work -> work.withObject("added").put("s9999", "horn")),
            Map.entry("a name of nothing", work -> work.withObject("added").put("", "horn")),
            Map.entry("a label that there is not", work -> work.withObject("labels").put("r1", "human")),
            Map.entry("a label that is no word", work -> work.withObject("labels").put("r1", 7)),
            Map.entry("another format", work -> work.put("format", 2)),
            Map.entry("a field more", work -> work.put("points", 100)),
            Map.entry("labels as a list", work -> work.putArray("labels")),
            Map.entry("a book for an answer", work -> work.withObject("card").put("does", "а".repeat(1_001))),
            Map.entry("agreement beyond 1", work -> work.put("kappa", 7)),
            Map.entry("an architecture that there is not", work -> work.put("architecture", "huge")),
            Map.entry("weights as numbers", work -> work.putArray("weights").add(1)),
            Map.entry("a photograph", work -> work.putObject("own").put("camera", "data:image/png;base64,AAAA")),
            Map.entry("no weights", work -> work.remove("weights")));
        hostile.forEach((what, change) -> assertThatThrownBy(() -> grade(changed(change))).as(what).isInstanceOf(Refusal.class));
        assertThatThrownBy(() -> BENCH.grade(null, 1, JsonMapper.shared().createArrayNode())).isInstanceOf(Refusal.class);
    }

    @Test
    void a_class_sees_what_the_network_still_confuses_and_nothing_of_strange_work() {
        Shown before = BENCH.shown(null, null, 1, asItIs()).orElseThrow();
        assertThat(before.lines()).extracting(Shown.Line::key).containsExactly("visionlab.shown.accuracy", "visionlab.shown.worst", "visionlab.shown.mistake");
        assertThat(before.pictures()).hasSize(6).allSatisfy(picture -> assertThat(picture.values().get("seen")).isNotEqualTo(picture.values().get("motif")));
        Shown after = BENCH.shown(null, null, 1, mended()).orElseThrow();
        assertThat(after.lines().getFirst().values()).containsEntry("compared", "yes").containsEntry("percent", (int) Math.round(museum("mended").accuracy() * 100));
        assertThat(after.lines()).extracting(Shown.Line::words).contains(CARD[0], CARD[1]);
        assertThat(BENCH.shown(null, null, 1, changed(work -> work.put("format", 0)))).isEmpty();
        assertThat(BENCH.shown(null, null, 1, changed(work -> work.put("weights", "AAAA")))).isEmpty();
        assertThat(BENCH.shown(null, null, 1, JsonMapper.shared().createArrayNode())).isEmpty();
    }
}
