package qadam.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import qadam.shared.Language;

/**
 * One question as plain form controls, drawn by {@code catalog/item.jte} and read back by {@link Responses}. Holds neither
 * keys nor reasons nor the authors' option ids; see {@link #token} for how a script or a test finds an option.
 *
 * @param order option ids in the order shown (for matching, of the right sides)
 * @param current what was answered before, to be shown again
 * @param disabled true when the question can only be read
 */
public record ItemForm(Item item, Language language, List<String> order, Optional<Response> current, boolean disabled) {
    /** One radio button or checkbox. */
    public record Choice(String token, String text, boolean chosen) {
    }

    /** One row with a list to choose from. */
    public record Row(String name, String text, List<Choice> choices) {
    }

    /** The question as everybody meets it first: steady order, nothing answered. */
    public static ItemForm empty(Item item, Language language) {
        return new ItemForm(item, language, OptionOrder.steady(item), Optional.empty(), false);
    }

    /** The value that stands in the page for this option; empty for an id the item does not have. */
    public static Optional<String> token(Item item, String optionId) {
        return OptionOrder.written(item.task()).stream().filter(optionId::equals).findFirst().map(id -> Tokens.option(item, id));
    }

    public String stem() {
        return item.stem().in(language);
    }

    /** {@code single}, {@code multiple}, {@code ordering}, {@code matching}, {@code numeric} or {@code text}. */
    public String type() {
        return TaskType.of(item.task()).tag();
    }

    /** The key of the sentence that says what to do. */
    public String hint() {
        return TaskType.of(item.task()).hint();
    }

    /** Single and multiple choice: what to choose from. */
    public List<Choice> choices() {
        return order.stream().filter(id -> !options().isEmpty()).map(id -> new Choice(Tokens.option(item, id), text(id), isChosen(id))).toList();
    }

    /** Ordering: a row for each option, with its place to choose. */
    public List<Row> places() {
        return order.stream().map(id -> new Row("place-" + Tokens.option(item, id), text(id), placesFor(id))).toList();
    }

    /** Matching: a row for each left side, with the right sides to choose from. */
    public List<Row> matches() {
        return pairs().stream()
            .map(left -> new Row("match-" + Tokens.left(item, left.id()), left.left().in(language), rightsFor(left.id()))).toList();
    }

    public String unit() {
        return item.task() instanceof Task.Numeric numeric ? numeric.unit().map(unit -> unit.in(language)).orElse("") : "";
    }

    /** The number or the words given before. */
    public String given() {
        return switch (current.orElse(null)) {
            case Response.Number number -> number.value().toPlainString();
            case Response.Words words -> words.text();
            case null, default -> "";
        };
    }

    private String text(String id) {
        return options().stream().filter(option -> option.id().equals(id)).findFirst().orElseThrow().text().in(language);
    }

    private boolean isChosen(String id) {
        return current.orElse(null) instanceof Response.Chosen chosen && chosen.options().contains(id);
    }

    private List<Choice> placesFor(String id) {
        int place = current.orElse(null) instanceof Response.Ordered ordered ? ordered.options().indexOf(id) + 1 : 0;
        return IntStream.rangeClosed(1, order.size())
            .mapToObj(i -> new Choice(Integer.toString(i), Integer.toString(i), i == place)).toList();
    }

    private List<Choice> rightsFor(String left) {
        String matched = current.orElse(null) instanceof Response.Matched given ? given.rightByLeft().getOrDefault(left, "") : "";
        return order.stream().map(this::pair)
            .map(pair -> new Choice(Tokens.right(item, pair.id()), pair.right().in(language), pair.id().equals(matched))).toList();
    }

    private Pair pair(String id) {
        return pairs().stream().filter(pair -> pair.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Pair> pairs() {
        return item.task() instanceof Task.Matching matching ? matching.pairs() : List.of();
    }

    private List<Option> options() {
        return switch (item.task()) {
            case Task.Single single -> single.options();
            case Task.Multiple multiple -> multiple.options();
            case Task.Ordering ordering -> ordering.options();
            case Task.Matching _, Task.Numeric _, Task.ShortText _ -> List.of();
        };
    }
}
