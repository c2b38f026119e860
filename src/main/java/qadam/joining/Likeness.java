package qadam.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How far two names agree: so that whoever decides is told that, and not the names. */
enum Likeness {
    SAME, PARTLY, DIFFERENT;

    /** One word in common is little: very many share a given name or a surname. */
    private static final int COMMON = 2;
    private static final int SHORTEST = 3;

    static Likeness of(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        if (!first.isEmpty() && first.equals(second)) {
            return SAME;
        }
        return first.stream().filter(word -> word.length() >= SHORTEST && second.contains(word)).count() >= COMMON ? PARTLY : DIFFERENT;
    }

    private static Set<String> words(String name) {
        return Arrays.stream(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
