package qadam.wordlab;

import java.util.List;

/** What {@code js/lab-words.js} and its neighbours say. A place for a value stands as {@code {name}}. */
final class BenchWords {
    static final List<String> KEYS = List.of("wordlab.title");

    private BenchWords() {
    }
}
