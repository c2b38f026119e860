package qadam.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Whose words a text is made of, word by word: another's comma does not make a sentence another's. */
final class Authorship {
    private Authorship() {
    }

    /** Whether at least half of the words that a change brought still stand in the text as it is now. */
    static boolean stands(String before, String after, String now) {
        Set<Integer> brought = places(before, after, AbstractDelta::getTarget);
        Set<Integer> standing = new HashSet<>(brought);
        standing.removeAll(places(after, now, AbstractDelta::getSource));
        return now.equals(after) || !brought.isEmpty() && standing.size() * 2 >= brought.size();
    }

    private static Set<Integer> places(String one, String other, Function<AbstractDelta<String>, Chunk<String>> side) {
        Set<Integer> places = new HashSet<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(words(one), words(other)).getDeltas()) {
            Chunk<String> chunk = side.apply(delta);
            for (int i = 0; i < chunk.size(); i++) {
                places.add(chunk.getPosition() + i);
            }
        }
        return places;
    }

    /** Marks apart from words, so that a comma changes no word. */
    private static List<String> words(String text) {
        return List.of(text.split("(?U)\\s+|(?<=[\\p{L}\\p{N}])(?=[^\\p{L}\\p{N}\\s])|(?<=[^\\p{L}\\p{N}\\s])(?=[\\p{L}\\p{N}])"));
    }
}
