package qadam.wordlab;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import qadam.catalog.Course;
import qadam.shared.Language;

/** What was learned from the lessons in one language. @param of the hashes of the course versions it was learned from @param words how many there were */
record Learned(List<String> of, List<String> sentences, Supplier<Pairs> tokenizer, Chain chain, Traces traces, Company company, int words) {
    static final int MERGES = 2_000;

    static Learned from(List<Course> courses, Language language) {
        LessonWords text = LessonWords.of(courses, language);
        return new Learned(hashes(courses), text.sentences(), once(() -> Pairs.learn(text.all(), MERGES)), Chain.learn(text.sentences()), new Traces(text.sentences()),
            Company.of(text.sentences()), text.sentences().stream().mapToInt(sentence -> Chain.words(sentence).size()).sum());
    }

    /** The tokenizer takes the longest to learn and is not always asked for. */
    private static Supplier<Pairs> once(Supplier<Pairs> learn) {
        Map<String, Pairs> learned = new ConcurrentHashMap<>();
        return () -> learned.computeIfAbsent("", first -> learn.get());
    }

    Pairs pairs() {
        return tokenizer.get();
    }

    static List<String> hashes(List<Course> courses) {
        return courses.stream().map(Course::hash).toList();
    }
}
