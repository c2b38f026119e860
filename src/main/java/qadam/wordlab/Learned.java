package qadam.wordlab;

import java.util.List;
import qadam.catalog.Course;
import qadam.shared.Language;

/** What was learned from the lessons in one language. @param of the hashes of the course versions it was learned from @param words how many there were */
record Learned(List<String> of, List<String> sentences, Pairs pairs, Chain chain, Traces traces, Company company, int words) {
    static final int MERGES = 2_000;

    static Learned from(List<Course> courses, Language language) {
        LessonWords text = LessonWords.of(courses, language);
        return new Learned(hashes(courses), text.sentences(), Pairs.learn(text.all(), MERGES), Chain.learn(text.sentences()), new Traces(text.sentences()),
            Company.of(text.sentences()), text.sentences().stream().mapToInt(sentence -> Chain.words(sentence).size()).sum());
    }

    static List<String> hashes(List<Course> courses) {
        return courses.stream().map(Course::hash).toList();
    }
}
