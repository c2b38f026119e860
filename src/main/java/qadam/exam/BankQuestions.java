package qadam.exam;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;
import qadam.catalog.Option;
import qadam.catalog.Task;
import qadam.shared.Language;

/**
 * Knows a question of an item bank when somebody brings it along, whichever signs and capitals it was typed with, and tells nothing else of it. Who brings most
 * of its words in their order has it already; a question of few words, which anybody may ask, is known only together with its choices.
 */
public final class BankQuestions {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int RUN = 3;
    /** Of a question's runs of words so many of a hundred. */
    private static final int MOST_OF = 60;
    private static final int FEW_WORDS = 8;
    private static final int CHOICES = 2;

    private final Courses courses;
    private final ItemBanks banks;
    private volatile Known known = new Known(List.of(), Map.of());

    public BankQuestions(Courses courses, ItemBanks banks) {
        this.courses = courses;
        this.banks = banks;
    }

    /** @param of which editions of the banks */
    private record Known(List<String> of, Map<Language, List<Asked>> questions) {
    }

    /** @param choices the words of each */
    private record Asked(Set<String> runs, int words, List<List<String>> choices) {
    }

    public boolean holds(Language language, String text) {
        List<String> words = words(text);
        Set<String> runs = runs(words);
        String spaced = " " + String.join(" ", words) + " ";
        return known().questions().getOrDefault(language, List.of()).stream().anyMatch(asked -> isIn(asked, runs, spaced));
    }

    private static boolean isIn(Asked asked, Set<String> runs, String text) {
        long shared = asked.runs().stream().filter(runs::contains).count();
        boolean most = !asked.runs().isEmpty() && shared * 100 >= asked.runs().size() * (long) MOST_OF;
        return most && (asked.words() >= FEW_WORDS || asked.choices().stream().filter(choice -> text.contains(" " + String.join(" ", choice) + " ")).count() >= CHOICES);
    }

    private Known known() {
        List<Course> examined = courses.all().stream().filter(course -> course.exam().isPresent()).toList();
        List<String> of = examined.stream().map(course -> course.hash() + "/" + banks.edition(course.exam().orElseThrow().exam())).toList();
        if (!known.of().equals(of)) {
            known = new Known(of, questions(examined));
        }
        return known;
    }

    private Map<Language, List<Asked>> questions(List<Course> examined) {
        Map<Language, List<Asked>> questions = new HashMap<>();
        examined.stream().flatMap(this::items).forEach(item -> {
            for (Language language : Language.values()) {
                List<String> words = words(item.stem().in(language));
                questions.computeIfAbsent(language, none -> new ArrayList<>()).add(new Asked(runs(words), words.size(), choices(item, language)));
            }
        });
        return questions;
    }

    private Stream<Item> items(Course course) {
        ExamPlan plan = course.exam().orElseThrow();
        return Stream.concat(course.bank().stream(), banks.opened(plan.exam()).stream());
    }

    private static List<List<String>> choices(Item item, Language language) {
        List<Option> options = switch (item.task()) {
            case Task.Single single -> single.options();
            case Task.Multiple multiple -> multiple.options();
            case Task.Ordering ordering -> ordering.options();
            case Task.Matching _, Task.Numeric _, Task.ShortText _ -> List.of();
        };
        return options.stream().map(option -> words(option.text().in(language))).filter(words -> !words.isEmpty()).toList();
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('ё', 'е');
        return NO_WORD.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    private static Set<String> runs(List<String> words) {
        Set<String> runs = new HashSet<>();
        for (int from = 0; from + Math.min(RUN, words.size()) <= words.size() && !words.isEmpty(); from++) {
            runs.add(String.join(" ", words.subList(from, from + Math.min(RUN, words.size()))));
        }
        return runs;
    }
}
