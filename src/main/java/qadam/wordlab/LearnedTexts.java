package qadam.wordlab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.catalog.Course;
import qadam.shared.Language;

/** What was learned lately, so that it is learned once: half a second for a course in one language, by one asker at a time. */
final class LearnedTexts {
    private static final int MOST = 9;

    private record Text(List<String> courses, Language language) {
    }

    /** Under this object's lock. The least asked for goes first. */
    private final Map<Text, Learned> learned = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Learned> eldest) {
            return size() > MOST;
        }
    };

    synchronized Learned from(List<Course> courses, Language language) {
        return learned.computeIfAbsent(new Text(Learned.hashes(courses), language), fresh -> Learned.from(courses, language));
    }
}
