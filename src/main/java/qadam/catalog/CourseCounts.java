package qadam.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a course holds, for its author and for whoever judges whether it is enough. */
record CourseCounts(int units, int lessons, int practice, int bank, Map<String, Integer> words,
                    Map<TaskType, Long> practiceByType, Map<TaskType, Long> bankByType,
                    Map<String, Long> bankByStrand, Map<Integer, Long> bankByDifficulty) {
    /** @param words of all lessons, by language tag */
    static CourseCounts of(Course course, Map<String, Integer> words) {
        List<Item> practice = course.lessons().flatMap(lesson -> lesson.items().stream()).toList();
        return new CourseCounts(course.units().size(), (int) course.lessons().count(), practice.size(), course.bank().size(), words,
            by(practice.stream(), item -> TaskType.of(item.task())), by(course.bank().stream(), item -> TaskType.of(item.task())),
            by(course.bank().stream(), Item::strand), by(course.bank().stream(), Item::difficulty));
    }

    private static <K extends Comparable<K>> Map<K, Long> by(Stream<Item> items, Function<Item, K> key) {
        return items.collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }
}
