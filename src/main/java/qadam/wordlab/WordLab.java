package qadam.wordlab;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import qadam.catalog.Courses;
import qadam.catalog.LessonLink;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.wordlab.WordView.Cut;
import qadam.wordlab.WordView.Written;

/** The face: the page, and the link to it beside the lessons that speak of it. */
public final class WordLab {
    static final String PATH = "/build/words";
    private static final Set<String> LESSONS = Set.of("next-word", "tokens-and-kazakh", "why-it-makes-things-up");
    private static final int MOST_STARTS = 12;
    private static final int LIKELIEST = 8;
    private static final int SHOWN = 3;
    private static final int TRIED = 20;

    private final Courses courses;
    private final Supplier<List<String>> models;
    private final LearnedTexts learned = new LearnedTexts();

    /** @param models the names of those that answer now */
    public WordLab(Courses courses, Supplier<List<String>> models) {
        this.courses = courses;
        this.models = models;
    }

    public List<Routes> routes(Site site) {
        return List.of(new WordPages(site, this), new LessonTexts(courses));
    }

    /** On the pages of lessons on language models. */
    public static LessonLink beside(Texts texts) {
        return (lesson, language) -> Optional.of(lesson).filter(LESSONS::contains)
            .map(one -> new LessonLink.Link(texts.text(language, "wordlab.title"), texts.text(language, "wordlab.beside"), "/" + language.tag() + PATH));
    }

    /** Learned anew when other versions of the courses are shown. */
    private Learned learned(Language language) {
        return learned.from(courses.all(), language);
    }

    WordView view(Language language, Words asked) {
        Learned here = learned(language);
        Pairs pairs = learned(asked.taught()).pairs();
        List<String> starts = here.chain().starts(MOST_STARTS);
        String start = starts.contains(asked.start()) ? asked.start() : starts.isEmpty() ? "" : starts.getFirst();
        double warmth = asked.temperature() / 10.0;
        List<Share> next = here.chain().next(start, warmth);
        List<Share> likeliest = next.stream().limit(LIKELIEST).toList();
        List<List<String>> tried = IntStream.range(0, TRIED).mapToObj(lot -> here.chain().write(start, warmth, new SplittableRandom(asked.lot() * TRIED + lot))).toList();
        return new WordView(asked.taught(), here.words(), asked.sentences().entrySet().stream().map(one -> cut(pairs, one.getKey(), one.getValue())).toList(),
            cut(pairs, language, asked.own()), starts, start, asked.temperature(), likeliest,
            next.stream().skip(LIKELIEST).mapToDouble(Share::share).sum(), tried.stream().limit(SHOWN).map(words -> written(here, words)).toList(), TRIED,
            tried.stream().filter(here.traces()::isWhole).count(), models.get(), asked.lot());
    }

    private static Cut cut(Pairs pairs, Language language, String text) {
        return new Cut(language, text, Chain.words(text).size(), pairs.cut(text));
    }

    private static Written written(Learned here, List<String> words) {
        return new Written(String.join(" ", words), here.traces().of(words), here.traces().isWhole(words));
    }

    /**
     * What somebody asked of the page.
     *
     * @param sentences the same thought in each language
     * @param lot which draw of the dice
     */
    record Words(Language taught, Map<Language, String> sentences, String own, String start, int temperature, long lot) {
    }
}
