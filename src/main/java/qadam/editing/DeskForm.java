package qadam.editing;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Form;
import qadam.web.WebProblem;

/** What an author's form has sent: the texts of one language, or a key. */
final class DeskForm {
    /** A whole request may hold half a million; a file of a course half of that. */
    private static final int LONGEST_FIELD = 400_000;
    /** Longer is no lesson, and would not fit into a file with what stands around it. */
    static final int LONGEST_TEXT = 60_000;
    private static final int LONGEST_WORDS = 20_000;

    private final Form form;
    private final Target target;

    DeskForm(Context context, Target target) {
        this.form = new Form(context);
        this.target = target;
    }

    String act() {
        return form.text("act", 20);
    }

    Language language() {
        return Language.of(form.text("language", 2)).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    String why() {
        return form.text("why", LONGEST_WORDS);
    }

    String name() {
        return form.text("name", LONGEST_WORDS);
    }

    String sure() {
        return form.text("sure", 64);
    }

    boolean withQuestions() {
        return form.ticked("questions");
    }

    /** All texts of the language as they were typed, by address; a field that was not sent is left out. */
    Map<TextAddress, String> typed(Language language) {
        Map<TextAddress, String> typed = new LinkedHashMap<>();
        target.in(language).forEach(address -> {
            if (!seen(address).isEmpty()) {
                typed.put(address, clean(form.text(address.toString(), LONGEST_FIELD)));
            }
        });
        return typed;
    }

    /** Hash of the text that the author had before them. */
    String seen(TextAddress address) {
        return form.text("seen:" + address, 64);
    }

    /** Whether what stands there is what the author saw. */
    boolean saw(TextAddress address, String now) {
        return seen(address).equals(Desks.hash(now));
    }

    /** Line ends as files have them; nothing that a keyboard does not make. */
    private static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.codePoints().filter(letter -> letter == '\n' || letter == '\t' || !Character.isISOControl(letter))
            .filter(letter -> letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
    }

    /** The key that the controls say. @throws Refusal when an item cannot have it */
    String key(WorkingCopy copy, Item item) {
        List<String> options = Desks.options(item.task()).stream().map(Option::id).toList();
        String key = switch (item.task()) {
            case Task.Single _, Task.Multiple _ -> options.stream().filter(form.all("right")::contains).collect(Collectors.joining(" "));
            case Task.Ordering _ -> options.stream().sorted(Comparator.comparingInt(this::place)).collect(Collectors.joining(" "));
            case Task.Numeric _ -> number();
            case Task.Matching _, Task.ShortText _ -> throw new Refusal(WebProblem.MALFORMED);
        };
        boolean fits = !key.isEmpty() && WorkingCopy.replaced(copy.files(), target.key().orElseThrow(), key).isPresent() && isOrder(item.task(), options);
        if (!fits) {
            throw new Refusal(EditingProblem.KEY_WRONG);
        }
        return key;
    }

    boolean sawKey(WorkingCopy copy) {
        return saw(target.key().orElseThrow(), SourceTexts.find(copy.files(), target.key().get()).orElse(""));
    }

    private boolean isOrder(Task task, List<String> options) {
        return !(task instanceof Task.Ordering) || options.stream().map(this::place).filter(place -> place >= 1 && place <= options.size()).distinct().count() == options.size();
    }

    private int place(String option) {
        String place = form.text("place-" + option, 3);
        return place.matches("\\d{1,2}") ? Integer.parseInt(place) : 0;
    }

    private String number() {
        String answer = form.text("answer", 40).replace(',', '.');
        String tolerance = form.text("tolerance", 40).replace(',', '.');
        return tolerance.isEmpty() ? answer : answer + " ± " + tolerance;
    }
}
