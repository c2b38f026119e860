package qadam.kazakh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The suffixes by their letters from the last to the first. Built once, then only read. */
final class SuffixTree {
    static final int ROOT = 0;
    private static final int LETTERS = 43;

    private final List<int[]> steps = new ArrayList<>();
    private final List<Suffix[]> ends = new ArrayList<>();

    SuffixTree(List<Suffix> suffixes) {
        grow();
        suffixes.forEach(this::plant);
    }

    private int grow() {
        steps.add(new int[LETTERS]);
        ends.add(new Suffix[0]);
        return steps.size() - 1;
    }

    private void plant(Suffix suffix) {
        int node = ROOT;
        for (int i = suffix.text().length() - 1; i >= 0; i--) {
            int letter = number(suffix.text().charAt(i));
            if (steps.get(node)[letter] == ROOT) {
                steps.get(node)[letter] = grow();
            }
            node = steps.get(node)[letter];
        }
        ends.set(node, with(ends.get(node), suffix));
    }

    /** Of suffixes written alike the one after which most may follow comes first; if one is of a verb, all may be. */
    private static Suffix[] with(Suffix[] there, Suffix suffix) {
        Suffix[] all = Arrays.copyOf(there, there.length + 1);
        all[there.length] = suffix;
        boolean verb = Arrays.stream(all).anyMatch(Suffix::verb);
        return Arrays.stream(all).map(one -> one.ofVerb(verb)).sorted(Comparator.comparing(one -> one.layer().done())).toArray(Suffix[]::new);
    }

    /** One letter further to the front of the word; {@link #ROOT} when no suffix has it there. */
    int step(int node, char letter) {
        return steps.get(node)[number(letter)];
    }

    /** The suffixes that begin with the letter that led here. */
    Suffix[] at(int node) {
        return ends.get(node);
    }

    /** 1 to 42 for the letters of the Kazakh alphabet, 0 for every other character. */
    static int number(char letter) {
        if (letter >= 'а' && letter <= 'я') {
            return letter - 'а' + 1;
        }
        int special = letter < 0x0400 || letter > 0x04FF ? -1 : "ёәғқңөұүһі".indexOf(letter);
        return special < 0 ? 0 : special + 33;
    }
}
