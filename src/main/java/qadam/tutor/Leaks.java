package qadam.tutor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds our own instructions in what a model says: the mark that stands in them, however it is spaced, turned or spelt, and any run of words of theirs, also
 * across sentences. Remembers one answer's last words; for one thread.
 */
final class Leaks {
    private static final int RUN = 5;
    /** Cyrillic letters that look like those of the mark. */
    private static final String LOOKS = "асеӀбв";
    private static final String LIKE = "ace1bb";

    private final String canary;
    private final String turned;
    private final Set<List<String>> runs = new HashSet<>();
    private final StringBuilder letters = new StringBuilder();
    private List<String> last = List.of();

    Leaks(Rules rules, String canary) {
        this.canary = letters(canary);
        this.turned = new StringBuilder(this.canary).reverse().toString();
        for (String line : rules.all().split("\n")) {
            List<String> words = Wording.of(line).bare();
            for (int at = 0; at + RUN <= words.size(); at++) {
                runs.add(List.copyOf(words.subList(at, at + RUN)));
            }
        }
    }

    boolean isIn(String text) {
        letters.append(letters(text));
        if (letters.indexOf(canary) >= 0 || letters.indexOf(turned) >= 0) {
            letters.setLength(0);
            return true;
        }
        letters.delete(0, Math.max(0, letters.length() - canary.length() + 1));
        List<String> words = new ArrayList<>(last);
        words.addAll(Wording.of(text).bare());
        last = List.copyOf(words.subList(Math.max(0, words.size() - RUN + 1), words.size()));
        for (int at = 0; at + RUN <= words.size(); at++) {
            if (runs.contains(words.subList(at, at + RUN))) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(sign -> {
            int like = sign < Character.MAX_VALUE ? LOOKS.indexOf((char) sign) : -1;
            letters.appendCodePoint(like < 0 ? sign : LIKE.charAt(like));
        });
        return letters.toString();
    }
}
