package qadam.tutor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.reading.GlossaryFile;
import qadam.search.Found;
import qadam.search.Passage;
import qadam.search.Search;
import qadam.shared.Language;

/** Questions to the course that the repository ships, with the passages that search finds for them. */
record Lessons(Search search) {
    static Lessons of(Course course) {
        return new Lessons(new Search(new Courses() {
            @Override
            public List<Course> all() {
                return List.of(course);
            }

            @Override
            public Optional<Course> find(String slug) {
                return Optional.of(course).filter(one -> one.slug().equals(slug));
            }

            @Override
            public Optional<Course> find(String slug, int version) {
                return find(slug);
            }
        }, GlossaryFile.read(Path.of("courses"))));
    }

    static String question(Language language) {
        return switch (language) {
            case KK -> "жеке деректерді қалай қорғауға болады";
            case RU -> "как защитить персональные данные";
            case EN -> "how do I protect personal data";
        };
    }

    List<Passage> passages(Language language, String question) {
        return search.find(language, question, 4).stream().map(Found::passage).toList();
    }

    Asked asked(Language language) {
        return asked(language, question(language));
    }

    Asked asked(Language language, String question) {
        return new Asked(language, Tier.EXPLANATION, Optional.empty(), passages(language, question), List.of(), question);
    }

    /** A sentence of the passage as it stands there, with words enough to be quoted. */
    static String sentence(Passage passage) {
        for (String sentence : passage.text().replace('\n', ' ').split("(?<=[.!?])\\s+")) {
            if (Wording.of(sentence).count() >= 7 && sentence.endsWith(".") && !sentence.contains("[") && !sentence.contains("\"") && !sentence.contains("“") && !sentence.contains("«")) {
                return sentence;
            }
        }
        throw new IllegalArgumentException("no plain sentence in: " + passage.text());
    }

    static String cited(String sentence, int number, String quote) {
        return sentence + " [" + number + ": \"" + quote + "\"] ";
    }

    /** The number of the first passage that has such a sentence. */
    static int quotable(List<Passage> passages) {
        for (int number = 1; number <= passages.size(); number++) {
            try {
                sentence(passages.get(number - 1));
                return number;
            } catch (IllegalArgumentException none) {
                // the next one
            }
        }
        throw new IllegalArgumentException("nothing to quote");
    }
}
