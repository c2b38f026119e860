package qadam.wordlab;

import java.util.List;

/** What {@code js/lab-words.js} and its neighbours say. A place for a value stands as {@code {name}}. */
final class BenchWords {
    static final List<String> KEYS = List.of(
        "wordlab.build.best", "wordlab.build.came", "wordlab.build.held", "wordlab.build.known", "wordlab.build.model",
        "wordlab.build.no_language", "wordlab.build.row", "wordlab.build.seen", "wordlab.build.tries", "wordlab.build.working",
        "wordlab.counts.after", "wordlab.counts.none", "wordlab.counts.question", "wordlab.counts.times", "wordlab.cuts.count_foreign",
        "wordlab.cuts.count_kazakh", "wordlab.cuts.enough", "wordlab.cuts.foreign", "wordlab.cuts.kazakh", "wordlab.cuts.not_enough",
        "wordlab.cuts.stopped", "wordlab.cuts.taught", "wordlab.cuts.working", "wordlab.draws.about", "wordlab.draws.came",
        "wordlab.draws.high", "wordlab.draws.low", "wordlab.draws.written", "wordlab.invent.search", "wordlab.judge.false",
        "wordlab.judge.nonsense", "wordlab.judge.true", "wordlab.map.alike", "wordlab.map.nearest", "wordlab.map.picture",
        "wordlab.map.question", "wordlab.mine.short");

    private BenchWords() {
    }
}
