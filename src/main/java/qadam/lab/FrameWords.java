package qadam.lab;

import java.util.List;

/** What {@code js/lab.js} says on every lab's page; in its {@code data-frame-words}. A place for a value stands as {@code {name}}. */
final class FrameWords {
    static final List<String> KEYS = List.of("lab.saved", "lab.pending", "lab.stop", "lab.stopped", "lab.weight", "lab.weight.none", "lab.metered", "lab.loading",
        "lab.load_failed", "lab.weak", "lab.restored", "lab.reset.ask", "lab.draft_kept", "lab.offline", "lab.broken", "lab.least",
        "lab.load", "lab.other_tab", "lab.kept_offline", "lab.drop_offline", "lab.dropped", "lab.reset.yes", "lab.reset.no");

    private FrameWords() {
    }
}
