package qadam.decisionlab;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be seen of words without understanding them: their number, figures in them, one text used twice. */
final class Wording {
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Wording() {
    }

    static List<Double> numbers(String text) {
        return NUMBERS.matcher(text).results().map(found -> found.group().replace(',', '.')).filter(number -> number.length() < 12).map(Double::valueOf).toList();
    }

    static String bare(String text) {
        return WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** Without its figures too: whoever copies a text changes those first. */
    static String barest(String text) {
        return bare(NUMBERS.matcher(text).replaceAll(" "));
    }

    static boolean isVaried(String text, int words) {
        return new HashSet<>(Arrays.asList(bare(text).split(" "))).size() >= words;
    }

    static boolean areDifferent(Collection<String> texts) {
        Set<String> seen = new HashSet<>();
        return texts.stream().map(Wording::bare).filter(text -> !text.isEmpty()).allMatch(seen::add);
    }
}
