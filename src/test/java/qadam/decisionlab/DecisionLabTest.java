package qadam.decisionlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.lab.Grade;
import qadam.lab.LabProblem;
import qadam.lab.Reason;
import qadam.lab.Shown;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionLabTest {
    private static final long SEED = 4_503_599_627_370_497L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Applications APPLICATIONS = new Applications(SEED);

    private final DecisionLab lab = new DecisionLab();

    @Test
    void a_whole_decision_with_its_own_figures_has_all_points() {
        Grade grade = grade(whole(equalAlarms(), "alarms"));
        assertThat(grade.reasons()).allSatisfy(reason -> assertThat(reason.points()).as(reason.toString()).isEqualTo(reason.most()));
        assertThat(grade.most()).isEqualTo(90);
    }

    @Test
    void the_same_work_of_somebody_with_other_numbers_loses_its_figures() {
        Grade grade = lab.grade(null, SEED + 1, node(whole(equalAlarms(), "alarms")));
        assertThat(reason(grade, "decisionlab.reason.figures").points()).isLessThan(16);
    }

    @Test
    void figures_of_other_thresholds_are_not_the_figures() {
        Map<String, Object> work = whole(equalAlarms(), "alarms");
        work.put("thresholds", Map.of("town", 20, "village", 90));
        assertThat(reason(grade(work), "decisionlab.reason.figures").points()).isLessThan(8);
    }

    @Test
    void thresholds_that_do_not_keep_what_was_put_first_have_no_points_for_the_choice() {
        Grade grade = grade(whole(new Thresholds(60, 60), "marked"));
        assertThat(reason(grade, "decisionlab.reason.priority.not").points()).isZero();
    }

    @Test
    void starting_with_a_model_that_checks_nobody_is_no_decision_but_not_starting_is() {
        Map<String, Object> nobody = whole(new Thresholds(100, 100), "threshold");
        assertThat(reason(grade(nobody), "decisionlab.reason.working.not").points()).isZero();
        assessment(nobody).put("decision", "not");
        assertThat(reason(grade(nobody), "decisionlab.reason.working").points()).isEqualTo(5);
    }

    @Test
    void one_sentence_in_every_field_is_complete_and_not_specific() {
        Map<String, Object> work = whole(equalAlarms(), "alarms");
        Assessment.FIELDS.forEach(field -> assessment(work).put(field.name(), "The same sentence stands in each and every field of this assessment, whatever was asked there."));
        Grade grade = grade(work);
        assertThat(reason(grade, "decisionlab.reason.complete").points()).isEqualTo(15);
        assertThat(reason(grade, "decisionlab.reason.specific").values()).containsEntry("lacking", "2, 3, 4, 5");
    }

    @Test
    void empty_work_is_taken_and_worth_almost_nothing() {
        Map<String, Object> work = new LinkedHashMap<>(Map.of("thresholds", Map.of("town", 60, "village", 60), "priority", "", "held", List.of()));
        work.put("together", null);
        work.put("figures", Figure.IDS.stream().collect(Collectors.toMap(id -> id, id -> -0.0)));
        Map<String, Object> form = new LinkedHashMap<>();
        Assessment.FIELDS.forEach(field -> form.put(field.name(), ""));
        form.putAll(Map.of("due", "", "power", "", "hearer", "", "decision", ""));
        form.put("again", null);
        form.put("days", null);
        work.put("assessment", form);
        assertThat(grade(work).points()).isLessThan(5);
        assertThat(lab.fingerprint(node(work))).isEmpty();
    }

    @Test
    void a_copy_is_known_by_its_words_whatever_thresholds_stand_beside_them() {
        Map<String, Object> copy = whole(new Thresholds(60, 60), "threshold");
        assertThat(lab.fingerprint(node(copy))).isEqualTo(lab.fingerprint(node(whole(equalAlarms(), "alarms")))).hasSizeGreaterThan(100);
    }

    @Test
    void never_do_all_five_hold_where_the_office_can_work() {
        for (long seed = 1; seed < 40; seed++) {
            assertThat(new Applications(seed * 77_777_777_777L).mostTogether()).isBetween(2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"thresholds\":1}"})
    void another_shape_is_refused(String work) {
        assertRefused(JSON.readTree(work));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "60.5", "\"60\"", "1e9", "null", "[]", "9223372036854775808"})
    void a_threshold_that_no_slider_gives_is_refused(String threshold) {
        Map<String, Object> work = whole(equalAlarms(), "alarms");
        work.put("thresholds", Map.of("town", JSON.readTree(threshold), "village", 60));
        assertRefused(node(work));
    }

    @Test
    void more_fields_longer_texts_and_unknown_choices_are_refused() {
        assertRefused(node(with(work -> work.put("points", 100))));
        assertRefused(node(with(work -> assessment(work).put("purpose", "x".repeat(2001)))));
        assertRefused(node(with(work -> assessment(work).put("purpose", "a \u0000 sign of no text"))));
        assertRefused(node(with(work -> work.put("priority", "fairest"))));
        assertRefused(node(with(work -> work.put("held", List.of("alarms", "alarms")))));
        assertRefused(node(with(work -> work.put("together", 6))));
        assertRefused(node(with(work -> assessment(work).remove("without"))));
    }

    private Map<String, Object> with(java.util.function.Consumer<Map<String, Object>> change) {
        Map<String, Object> work = whole(equalAlarms(), "alarms");
        change.accept(work);
        return work;
    }

    private void assertRefused(JsonNode work) {
        assertThatThrownBy(() -> lab.grade(null, SEED, work)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(LabProblem.MALFORMED_WORK));
    }

    private Grade grade(Map<String, Object> work) {
        return lab.grade(null, SEED, node(work));
    }

    private static JsonNode node(Object work) {
        return JSON.readTree(JSON.writeValueAsString(work));
    }

    private static Reason reason(Grade grade, String key) {
        return grade.reasons().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError(key + " in " + grade));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> assessment(Map<String, Object> work) {
        return (Map<String, Object>) work.get("assessment");
    }

    private static Thresholds equalAlarms() {
        for (int village = 40; village <= 100; village++) {
            Thresholds pair = new Thresholds(60, village);
            if (APPLICATIONS.holds(Measure.ALARMS, pair) && APPLICATIONS.isPracticable(pair)) {
                return pair;
            }
        }
        throw new AssertionError("no such pair");
    }

    /** Work as somebody does it who looks and thinks. */
    private static Map<String, Object> whole(Thresholds pair, String priority) {
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("thresholds", Map.of("town", pair.town(), "village", pair.village()));
        work.put("priority", priority);
        work.put("held", APPLICATIONS.held(pair).stream().map(Measure::id).toList());
        work.put("together", APPLICATIONS.mostTogether());
        Map<String, Object> figures = new LinkedHashMap<>();
        Arrays.stream(Figure.values()).forEach(figure -> figures.put(figure.id(), figure.at(APPLICATIONS, pair).isPresent() ? figure.at(APPLICATIONS, pair).getAsDouble() : null));
        work.put("figures", figures);
        work.put("assessment", form(figures));
        return work;
    }

    private static Map<String, Object> form(Map<String, Object> figures) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("purpose", "To find applications whose income certificate is out of date, before money is paid; it proposes a check and refuses nobody.");
        form.put("affected", "Families that applied, their children above all; families that never applied because they fear checks; the specialist herself.");
        form.put("data", "Income certificates of the last quarter and the form; no health data; certificates of seasonal income are often out of date.");
        form.put("town", "A family with correct papers waits a month without money; it can be undone, but the month is not given back.");
        form.put("village", "The same month falls on herders before the sale of animals, and shops there do not give on credit in winter.");
        form.put("measure", "Payment goes on while papers are checked, so that a false alarm costs one telephone call and not a month.");
        form.put("answers", "Head of the assistance department");
        form.put("due", "2027-03-01");
        form.put("check", "A trial with 40 applications, of which none may lose a payment.");
        form.put("oversight", "A specialist with the application itself before her, fifteen minutes for each, and the list of known weaknesses.");
        form.put("again", 30);
        form.put("power", "alone");
        form.put("door", "In the letter itself: by telephone, at the akimat's window, or by writing two lines.");
        form.put("days", 15);
        form.put("hearer", "other");
        form.put("without", "A sample by lot and a line for seasonal income on the form; dearer by one specialist, and nobody is singled out.");
        form.put("decision", "conditions");
        form.put("why", "Of families with correct papers " + figures.get("town_alarms") + " and " + figures.get("village_alarms")
            + " percent wait for nothing; that is as equal as we can make it, and it costs misses in the villages.");
        form.put("stop", "If more than 12 percent in either group wait for nothing, the head stops it.");
        return form;
    }

    @Test
    void a_class_sees_thresholds_errors_by_group_and_words_and_nothing_of_strange_work() {
        Map<String, Object> work = whole(equalAlarms(), "alarms");
        Shown shown = lab.shown(null, null, SEED, node(work)).orElseThrow();
        assertThat(shown.lines()).extracting(Shown.Line::key).containsExactly("decisionlab.thresholds", "decisionlab.town", "decisionlab.village", "decisionlab.shown.first",
            "decisionlab.shown.held", "decisionlab.field.decision", "decisionlab.field.purpose", "decisionlab.field.oversight", "decisionlab.field.why");
        assertThat(shown.lines().get(1).values()).containsEntry("missed", APPLICATIONS.at(Place.TOWN, equalAlarms()).missed());
        assertThat(shown.lines().get(4).values()).containsEntry("held", "yes");
        work.put("priority", "everything");
        assertThat(lab.shown(null, null, SEED, node(work))).isEmpty();
        assertThat(lab.shown(null, null, SEED, JSON.createObjectNode())).isEmpty();
    }
}
