package qadam.codelab;

import java.util.List;

/** What {@code js/lab-code.js} says. A place for a value stands as {@code {name}}. */
final class BenchWords {
    static final List<String> KEYS = List.of();

    private BenchWords() {
    }
}
