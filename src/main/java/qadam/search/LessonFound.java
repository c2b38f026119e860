package qadam.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A lesson in which something was found: the best passages, one of each of its parts. */
public record LessonFound(String address, String title, String course, List<Excerpt> excerpts) {
    private static final int MOST_LESSONS = 10;
    private static final int MOST_EXCERPTS = 3;

    /** The lesson of the best passage comes first. @param titles of the courses, by slug */
    static List<LessonFound> group(List<Found> best, Function<String, String> titles) {
        Map<String, List<Found>> lessons = best.stream().collect(Collectors.groupingBy(found -> found.passage().lessonAddress(), LinkedHashMap::new, Collectors.toList()));
        return lessons.values().stream().limit(MOST_LESSONS).map(found -> of(found, titles)).toList();
    }

    private static LessonFound of(List<Found> found, Function<String, String> titles) {
        Passage first = found.getFirst().passage();
        Map<String, Found> parts = new LinkedHashMap<>();
        boolean marked = found.stream().anyMatch(LessonFound::isMarked);
        found.stream().filter(one -> isMarked(one) || !marked).forEach(one -> parts.putIfAbsent(one.passage().part(), one));
        return new LessonFound(first.lessonAddress(), first.title(), titles.apply(first.course()), parts.values().stream().limit(MOST_EXCERPTS).map(Excerpt::of).toList());
    }

    /** Else it was found by its lesson's title or its heading alone. */
    private static boolean isMarked(Found found) {
        return !found.marks().isEmpty();
    }
}
