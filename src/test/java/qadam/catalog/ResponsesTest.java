package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Language;
import qadam.shared.Localized;
import qadam.shared.Refusal;
import qadam.world.SmallCourse;

class ResponsesTest {
    private static final Course COURSE = SmallCourse.course();
    private static final Map<String, Response> RIGHT = Map.of(
        "one", new Response.Chosen(Set.of("a")), "some", new Response.Chosen(Set.of("a", "b")),
        "order", new Response.Ordered(List.of("x", "y", "z")), "match", new Response.Matched(Map.of("p", "p", "q", "q", "r", "r")),
        "sum", new Response.Number(new BigDecimal("7.5")), "word", new Response.Words("қате"));

    static Stream<Item> items() {
        return COURSE.lessons().flatMap(lesson -> lesson.items().stream()).map(CatalogJson::hashed);
    }

    private static Item item(String id) {
        return items().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }

    private static void assertRefused(CatalogProblem problem, Item item, Map<String, List<String>> fields) {
        assertThatThrownBy(() -> Responses.read(item, fields))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("items")
    void what_a_form_sends_for_a_response_is_read_back_as_that_response(Item item) {
        Response right = RIGHT.get(item.id());
        assertThat(Responses.read(item, Responses.fields(item, right))).contains(right);
        assertThat(Judgement.isRight(item.task(), right)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("items")
    void responses_survive_being_stored(Item item) {
        Response right = RIGHT.get(item.id());
        assertThat(ResponseJson.read(ResponseJson.write(right))).isEqualTo(right);
    }

    @ParameterizedTest
    @MethodSource("items")
    void nothing_answered_is_no_response(Item item) {
        assertThat(Responses.read(item, Map.of("csrf", List.of("x")))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("items")
    void form_gives_away_neither_ids_nor_which_left_belongs_to_which_right(Item item) {
        ItemForm form = ItemForm.empty(item, Language.KK);
        List<String> values = Stream.of(form.choices().stream().map(ItemForm.Choice::token),
            form.matches().stream().map(ItemForm.Row::name), form.matches().stream().flatMap(row -> row.choices().stream()).map(ItemForm.Choice::token))
            .flatMap(each -> each).toList();
        if (item.task() instanceof Task.Matching) {
            assertThat(form.matches()).allSatisfy(row -> assertThat(row.choices()).extracting(ItemForm.Choice::token)
                .doesNotContain(row.name().substring("match-".length())));
        }
        assertThat(values).noneMatch(OptionOrder.written(item.task())::contains);
    }

    @Test
    void same_item_has_the_same_tokens_and_order_in_every_language() {
        Item item = item("some");
        List<String> kazakh = ItemForm.empty(item, Language.KK).choices().stream().map(ItemForm.Choice::token).toList();
        assertThat(ItemForm.empty(item, Language.EN).choices()).extracting(ItemForm.Choice::token).isEqualTo(kazakh);
    }

    @Test
    void ordering_is_never_shown_solved() {
        Task task = item("order").task();
        for (int seed = 0; seed < 200; seed++) {
            assertThat(OptionOrder.shuffled(task, new Random(seed))).isNotEqualTo(OptionOrder.written(task)).hasSize(3);
        }
    }

    @Test
    void what_was_answered_before_is_shown_again() {
        Item item = item("order");
        ItemForm form = new ItemForm(item, Language.KK, OptionOrder.steady(item), Optional.of(RIGHT.get("order")), false);
        assertThat(form.places()).allSatisfy(row -> assertThat(row.choices()).filteredOn(ItemForm.Choice::chosen).hasSize(1));
    }

    @Test
    void options_of_another_question_are_refused() {
        String foreign = ItemForm.token(item("some"), "a").orElseThrow();
        assertRefused(CatalogProblem.FOREIGN_OPTION, item("one"), Map.of("option", List.of(foreign)));
        assertRefused(CatalogProblem.FOREIGN_OPTION, item("one"), Map.of("option", List.of("a")));
        assertRefused(CatalogProblem.FOREIGN_OPTION, item("order"), Map.of("place-" + foreign, List.of("1")));
        assertRefused(CatalogProblem.FOREIGN_OPTION, item("match"), Map.of("match-x", List.of("y")));
    }

    @Test
    void two_answers_to_single_choice_are_refused() {
        Item item = item("one");
        assertRefused(CatalogProblem.ONLY_ONE, item,
            Map.of("option", List.of(ItemForm.token(item, "a").orElseThrow(), ItemForm.token(item, "b").orElseThrow())));
    }

    @Test
    void each_place_is_taken_once_and_by_every_line() {
        Item item = item("order");
        Map<String, List<String>> fields = new LinkedHashMap<>(Responses.fields(item, RIGHT.get("order")));
        String first = fields.keySet().iterator().next();
        fields.put(first, List.of("2"));
        assertRefused(CatalogProblem.PLACES, item, fields);
        fields.put(first, List.of(""));
        assertRefused(CatalogProblem.PLACES, item, fields);
        fields.put(first, List.of("4"));
        assertRefused(CatalogProblem.FOREIGN_OPTION, item, fields);
    }

    @Test
    void matching_needs_every_line() {
        Item item = item("match");
        Map<String, List<String>> fields = new LinkedHashMap<>(Responses.fields(item, RIGHT.get("match")));
        fields.remove(fields.keySet().iterator().next());
        assertRefused(CatalogProblem.PAIRS, item, fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"7,5|7.5", "7.5|7.5", " 7,50 |7.50", "1 000,5|1000.5", "1\u00a0000|1000", "−3|-3", "+4|4", "80 %|80", "80%|80"})
    void numbers_are_read_as_people_write_them(String given, BigDecimal number) {
        assertThat(Responses.read(percent(), Map.of("number", List.of(given)))).contains(new Response.Number(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eight", "1.2.3", "1e9", "0x10", "NaN", "99999999999999", "1,2,3", "--1"})
    void what_is_no_number_is_refused(String given) {
        assertRefused(CatalogProblem.NUMBER, percent(), Map.of("number", List.of(given)));
    }

    private static Item percent() {
        return SmallCourse.item("p", new Task.Numeric(new BigDecimal("80"), BigDecimal.ZERO, Optional.of(new Localized("%", "%", "%"))));
    }

    @Test
    void words_that_are_too_long_are_refused() {
        assertRefused(CatalogProblem.WORDS, item("word"), Map.of("words", List.of("a".repeat(101))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"option\": 1}", "{\"option\": {\"a\": 1}}", "{\"option\": [null]}", "null"})
    void json_that_is_no_form_is_refused(String json) {
        assertThatThrownBy(() -> ResponseJson.fields(json))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(CatalogProblem.UNREADABLE));
    }

    @Test
    void form_sent_as_json_is_read_as_the_form() {
        Item item = item("one");
        String token = ItemForm.token(item, "a").orElseThrow();
        assertThat(Responses.read(item, ResponseJson.fields("{\"option\": \"" + token + "\"}"))).contains(new Response.Chosen(Set.of("a")));
        assertThat(Responses.read(item, ResponseJson.fields("{\"option\": [\"" + token + "\"]}"))).contains(new Response.Chosen(Set.of("a")));
    }
}
