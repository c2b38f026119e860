package qadam.codelab;

import java.util.List;

/** What {@code js/lab-code.js} says. A place for a value stands as {@code {name}}. */
final class BenchWords {
    static final List<String> KEYS = List.of(
        "codelab.all_right", "codelab.broken", "codelab.editor", "codelab.ended", "codelab.examples", "codelab.given", "codelab.got",
        "codelab.hidden", "codelab.missing", "codelab.not_run", "codelab.passed", "codelab.printed", "codelab.right", "codelab.running",
        "codelab.some_right", "codelab.starting_python", "codelab.time", "codelab.unable", "codelab.unable_python", "codelab.verdict",
        "codelab.wanted", "codelab.wrong");

    private BenchWords() {
    }
}
