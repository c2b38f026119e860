package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import qadam.shared.Language;
import qadam.shared.Localized;

/**
 * Whether two questions ask the same: their stems' runs of three words, folded, overlap by four fifths in any language
 * (Jaccard similarity). Someone who has practised must not meet the same question in the exam.
 */
final class Stems {
    private static final int RUN = 3;
    private static final double ALIKE = 0.8;

    private Stems() {
    }

    static void compare(List<PlacedItem> practice, List<PlacedItem> bank) {
        for (Language language : Language.values()) {
            List<Set<String>> practised = practice.stream().map(item -> runs(item.item().stem(), language)).toList();
            for (PlacedItem asked : bank) {
                Set<String> runs = runs(asked.item().stem(), language);
                for (int i = 0; i < practised.size(); i++) {
                    if (alike(runs, practised.get(i))) {
                        asked.stem().note(Rule.STEM_SHARED, "item", asked.item().id(), "other", practice.get(i).item().id(), "language", language.tag());
                    }
                }
            }
        }
    }

    static boolean alike(Set<String> one, Set<String> other) {
        int smaller = Math.min(one.size(), other.size());
        int larger = Math.max(one.size(), other.size());
        if (smaller == 0 || smaller < ALIKE * larger) {
            return false;
        }
        long shared = one.stream().filter(other::contains).count();
        return shared >= ALIKE * (one.size() + other.size() - shared);
    }

    static Set<String> runs(Localized stem, Language language) {
        List<String> words = new ArrayList<>();
        for (String word : stem.in(language).toLowerCase(Locale.ROOT).replace('ё', 'е').split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        if (runs.isEmpty() && !words.isEmpty()) {
            runs.add(String.join(" ", words));
        }
        return runs;
    }
}
