package qadam.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.Rule;

/**
 * Whether a version may follow those already published. A published version never changes; a correction keeps progress and
 * results, so it keeps every lesson, item and key.
 */
final class Succession {
    private final Course course;
    private final Reading reading;
    private final List<StoredVersion> published;

    /**
     * @param reading of a course with nothing wrong in itself
     * @param published oldest first
     */
    Succession(Reading reading, List<StoredVersion> published) {
        this.course = reading.course().orElseThrow();
        this.reading = reading;
        this.published = published;
    }

    private boolean isKnown() {
        return published.stream().anyMatch(known -> known.version() == course.version() && known.hash().equals(course.hash()));
    }

    /** Why the version may not be published. @param load gives the content of a published version */
    List<Mistake> mistakes(Function<Integer, Course> load) {
        int newest = published.isEmpty() ? 0 : published.getLast().version();
        if (course.version() < newest) {
            return List.of(reading.atVersion(Rule.VERSION_OLD, Map.of("version", course.version(), "published", newest)));
        }
        if (course.version() == newest) {
            return isKnown() ? List.of() : List.of(changed());
        }
        if (!course.correction()) {
            return List.of();
        }
        return newest == 0 ? List.of() : correction(load.apply(newest));   // a new installation begins with what older ones are corrected by
    }

    /** The number is taken by other content. */
    Mistake changed() {
        return reading.atVersion(Rule.VERSION_CHANGED, Map.of("version", course.version()));
    }

    private List<Mistake> correction(Course before) {
        List<Mistake> mistakes = new ArrayList<>();
        minus(practice(before), practice(course)).forEach(name -> mistakes.add(dropped(name)));
        minus(bank(before), bank(course)).forEach(name -> mistakes.add(dropped(name)));
        minus(practice(course), practice(before)).forEach(name -> mistakes.add(reading.at(name, Rule.CORRECTION_ADDS, Map.of())));
        changedKeys(before).forEach(item -> mistakes.add(reading.at(item.id(), Rule.CORRECTION_KEY, Map.of("item", item.id()))));
        if (course.level() != before.level() || !before.exam().map(this::sameRules).equals(course.exam().map(this::sameRules))) {
            mistakes.add(reading.atVersion(Rule.CORRECTION_EXAM, Map.of()));
        }
        return mistakes;
    }

    private Mistake dropped(String name) {
        return reading.atVersion(Rule.CORRECTION_DROPS, Map.of("name", name));
    }

    /** The exam as this version would say it. */
    private ExamPlan sameRules(ExamPlan plan) {
        return new ExamPlan(plan.exam(), plan.course(), course.version(), plan.level(), plan.scoring(), plan.minutes(), plan.passPercent(),
            plan.retakeAfterHours(), plan.attemptsPerMonth(), plan.mode(), plan.blueprint());
    }

    private Stream<Item> changedKeys(Course before) {
        Map<String, Item> then = items(before).collect(Collectors.toMap(Item::id, Function.identity()));
        return items(course).filter(item -> then.containsKey(item.id()) && !Judgement.sameKey(then.get(item.id()).task(), item.task()));
    }

    /** Lessons and their practice items: what a learner's progress is made of. */
    private static List<String> practice(Course course) {
        return course.lessons().flatMap(lesson -> Stream.concat(Stream.of(lesson.id()), lesson.items().stream().map(Item::id))).toList();
    }

    private static List<String> bank(Course course) {
        return course.bank().stream().map(Item::id).toList();
    }

    private static List<String> minus(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static Stream<Item> items(Course course) {
        return Stream.concat(course.lessons().flatMap(lesson -> lesson.items().stream()), course.bank().stream());
    }
}
