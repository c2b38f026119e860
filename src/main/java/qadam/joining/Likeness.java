package qadam.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How far two names agree: so that whoever decides is told that, and not the names. */
enum Likeness {
    SAME, PARTLY, DIFFERENT;

    private static final int SHORTEST = 2;

    static Likeness of(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        Set<String> common = new HashSet<>(first);
        common.retainAll(second);
        return common.isEmpty() ? DIFFERENT : first.equals(second) ? SAME : PARTLY;
    }

    private static Set<String> words(String name) {
        return Arrays.stream(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .filter(word -> word.length() >= SHORTEST).collect(Collectors.toSet());
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
