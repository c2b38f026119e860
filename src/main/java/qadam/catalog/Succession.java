package qadam.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.reading.Rule;

/**
 * Whether a version may follow those already published. A published version never changes; a correction keeps progress and
 * results, so it keeps every lesson, item and key.
 */
final class Succession {
    /** Why a version may not be published. */
    record Objection(Rule rule, Map<String, Object> values) {
    }

    private final Course course;
    private final List<StoredVersion> published;

    /** @param published oldest first */
    Succession(Course course, List<StoredVersion> published) {
        this.course = course;
        this.published = published;
    }

    private boolean isKnown() {
        return published.stream().anyMatch(known -> known.version() == course.version() && known.hash().equals(course.hash()));
    }

    /** @param load gives the content of a published version */
    Optional<Objection> objection(Function<Integer, Course> load) {
        int newest = published.isEmpty() ? 0 : published.getLast().version();
        if (course.version() < newest) {
            return object(Rule.VERSION_OLD, "version", course.version(), "published", newest);
        }
        if (course.version() == newest) {
            return isKnown() ? Optional.empty() : object(Rule.VERSION_CHANGED, "version", newest);
        }
        if (!course.correction()) {
            return Optional.empty();
        }
        return newest == 0 ? object(Rule.CORRECTION_FIRST) : correction(load.apply(newest));
    }

    private Optional<Objection> correction(Course before) {
        for (String name : practiceNames(before)) {
            if (!practiceNames(course).contains(name)) {
                return object(Rule.CORRECTION_DROPS, "name", name);
            }
        }
        if (!practiceNames(before).containsAll(practiceNames(course))) {
            return object(Rule.CORRECTION_ADDS);
        }
        Map<String, Item> now = items(course).collect(Collectors.toMap(Item::id, item -> item));
        return items(before).map(item -> keyObjection(item, now.get(item.id()))).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Objection> keyObjection(Item before, Item now) {
        if (now == null) {
            return object(Rule.CORRECTION_DROPS, "name", before.id());
        }
        return key(before.task()).equals(key(now.task())) ? Optional.empty() : object(Rule.CORRECTION_KEY, "item", before.id());
    }

    /** Lessons and their practice items: what a learner's progress is made of. */
    private static List<String> practiceNames(Course course) {
        return course.lessons().flatMap(lesson -> Stream.concat(Stream.of(lesson.id()), lesson.items().stream().map(Item::id))).toList();
    }

    private static Stream<Item> items(Course course) {
        return Stream.concat(course.lessons().flatMap(lesson -> lesson.items().stream()), course.bank().stream());
    }

    /** All that decides whether a response is right, and the ids that a response may hold. */
    static String key(Task task) {
        return switch (task) {
            case Task.Single single -> "single" + options(single.options());
            case Task.Multiple multiple -> "multiple" + options(multiple.options());
            case Task.Ordering ordering -> "ordering" + OptionOrder.written(ordering);
            case Task.Matching matching -> "matching" + new TreeSet<>(OptionOrder.written(matching));
            case Task.Numeric numeric -> "numeric" + plain(numeric.answer()) + "±" + plain(numeric.tolerance());
            case Task.ShortText text -> "text" + text.accepted().values().stream().flatMap(List::stream)
                .map(Judgement::fold).collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static String options(List<Option> options) {
        return options.stream().map(option -> option.id() + (option.correct() ? "+" : "-")).collect(Collectors.toCollection(TreeSet::new)).toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static Optional<Objection> object(Rule rule, Object... namesAndValues) {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Optional.of(new Objection(rule, Map.copyOf(values)));
    }
}
