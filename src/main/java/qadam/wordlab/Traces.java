package qadam.wordlab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the words of a written sentence come from: runs of them that stand so in some lesson. */
final class Traces {
    /** Shorter runs say nothing: everybody uses them. */
    static final int SHORTEST = 3;

    private final Set<String> runs = new HashSet<>();
    private final Set<String> sentences = new HashSet<>();

    Traces(List<String> lessons) {
        for (String sentence : lessons) {
            List<String> words = Chain.words(sentence);
            sentences.add(" " + String.join(" ", words) + " ");
            for (int i = 0; i + SHORTEST <= words.size(); i++) {
                runs.add(String.join(" ", words.subList(i, i + SHORTEST)));
            }
        }
    }

    /** Whether all of it stands in one sentence of a lesson. */
    boolean isWhole(List<String> words) {
        String all = " " + String.join(" ", words) + " ";
        return sentences.stream().anyMatch(sentence -> sentence.contains(all));
    }

    List<Run> of(List<String> words) {
        boolean[] found = new boolean[words.size()];
        for (int i = 0; i + SHORTEST <= words.size(); i++) {
            if (runs.contains(String.join(" ", words.subList(i, i + SHORTEST)))) {
                java.util.Arrays.fill(found, i, i + SHORTEST, true);
            }
        }
        List<Run> all = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || found[i] != found[from]) {
                all.add(new Run(String.join(" ", words.subList(from, i)), found[from]));
                from = i;
            }
        }
        return all;
    }
}
