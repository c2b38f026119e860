package qadam.search;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Glossary;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;
import qadam.web.Routes;
import qadam.web.Site;

/**
 * Finds passages of the lessons that are shown. A word of the trade is looked for by all its names: whoever asks of AI in Kazakh finds жасанды
 * интеллект and ЖИ.
 */
public final class Search implements Vocabulary {
    /** Of a longer text only the beginning is searched for. What somebody types into the box is shorter ({@link Question#LONGEST}); a tutor is asked in sentences. */
    private static final int LONGEST_QUESTION = 1_000;
    private static final int MOST_FOUND = 100;
    private static final int MOST_TERMS = 8;

    private final Courses courses;
    private final Glossary glossary;
    /** Held while an index is made; who comes meanwhile uses the old one. */
    private final ReentrantLock making = new ReentrantLock();
    private volatile Indexed indexed;

    /** @param of the hashes of the course versions in it */
    private record Indexed(List<String> of, Map<Language, PassageIndex> indexes) {
    }

    public Search(Courses courses, Glossary glossary) {
        this.courses = courses;
        this.glossary = glossary;
    }

    /** The best passages for what was typed, best first. */
    public List<Found> find(Language language, String question, int most) {
        String asked = question.length() > LONGEST_QUESTION ? question.substring(0, LONGEST_QUESTION) : question;
        return index(language).find(asked, otherwise(language, asked), Math.clamp(most, 1, MOST_FOUND));
    }

    @Override
    public boolean knows(Language language, String stem) {
        return index(language).knows(stem);
    }

    /** By which other names in this language terms of the question are searched for as well. */
    List<String> otherNames(Language language, String question) {
        String asked = question.toLowerCase(language.locale());
        return otherwise(language, question).stream().filter(name -> !asked.contains(name.toLowerCase(language.locale()))).limit(MOST_TERMS).toList();
    }

    String courseTitle(String slug, Language language) {
        return courses.find(slug).map(course -> course.title().in(language)).orElse("");
    }

    /** The page and its JSON. Both count together how often an address searches. */
    public List<Routes> routes(Site site, Limits limits) {
        Rate rate = new Rate(limits.of(Limit.ADDRESS_SEARCHES_PER_MINUTE), Duration.ofMinutes(1));
        return List.of(new SearchApi(this, rate), new SearchPages(site, this, rate));   // in this order: api is no language
    }

    /** The names in this language of the terms that the question speaks of in any. */
    private List<String> otherwise(Language language, String question) {
        return Arrays.stream(Language.values()).flatMap(spoken -> glossary.found(spoken, question).stream()).distinct().limit(MOST_TERMS)
            .flatMap(term -> term.ways(language).stream()).distinct().toList();
    }

    private PassageIndex index(Language language) {
        List<Course> shown = courses.all();
        List<String> hashes = shown.stream().map(Course::hash).toList();
        Indexed now = indexed;
        if (now == null || !now.of().equals(hashes)) {
            now = renewed(shown, hashes);
        }
        return now.indexes().get(language);
    }

    private Indexed renewed(List<Course> shown, List<String> hashes) {
        if (indexed != null && !making.tryLock()) {
            return indexed;
        }
        if (!making.isHeldByCurrentThread()) {
            making.lock();
        }
        try {
            if (indexed == null || !indexed.of().equals(hashes)) {
                indexed = new Indexed(hashes, indexes(shown));
            }
            return indexed;
        } finally {
            making.unlock();
        }
    }

    private static Map<Language, PassageIndex> indexes(List<Course> courses) {
        Map<Language, PassageIndex> indexes = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            indexes.put(language, new PassageIndex(courses.stream().flatMap(course -> Passages.of(course, language).stream()).toList(), Tongue.of(language)));
        }
        return indexes;
    }
}
