package qadam.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import qadam.shared.Language;
import qadam.shared.Localized;

/** The words of the trade in three languages, so that all courses call one thing by one name; read from {@code courses/glossary.yaml}. */
public record Glossary(int version, List<Term> terms) {
    public static final Glossary EMPTY = new Glossary(0, List.of());

    /**
     * @param words as a dictionary has it; several ways to say it are divided by a semicolon, the first is preferred
     * @param source where the term is defined or used so
     */
    public record Term(String id, Localized words, Localized note, String source) {
        /** The ways to say it, the preferred one first. */
        public List<String> ways(Language language) {
            return Stream.of(words.in(language).split(";")).map(String::strip).filter(way -> !way.isEmpty()).toList();
        }
    }

    /** The terms that a text in this language speaks of, whatever their endings. */
    public List<Term> found(Language language, String text) {
        List<String> tokens = tokens(text);
        return terms.stream().filter(term -> term.ways(language).stream().anyMatch(way -> stands(tokens, stems(way)))).toList();
    }

    private static boolean stands(List<String> tokens, List<String> stems) {
        for (int at = 0; at + stems.size() <= tokens.size(); at++) {
            if (begins(tokens, at, stems)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(List<String> tokens, int at, List<String> stems) {
        for (int i = 0; i < stems.size(); i++) {
            if (!tokens.get(at + i).startsWith(stems.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A word without its ending, roughly: the longer it is, the more of it may change. */
    private static List<String> stems(String way) {
        List<String> stems = new ArrayList<>();
        tokens(way).forEach(word -> stems.add(word.substring(0, word.length() > 5 ? word.length() - 2 : word.length() > 3 ? word.length() - 1 : word.length())));
        return stems;
    }

    private static List<String> tokens(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }
}
