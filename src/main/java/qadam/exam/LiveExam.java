package qadam.exam;

import java.util.List;

/**
 * An exam as the office sees it: who sits it now, and the state of its questions, in the reader's language. Names nobody and
 * shows no question.
 *
 * @param sitting who sits it now, and until when
 * @param bank what is drawn from, and since when
 */
public record LiveExam(String exam, String title, String sitting, String rehearsing, String bank, List<Warning> warnings) {
    /** @param grave whether certificates do not count by it, or none can be got */
    public record Warning(String words, boolean grave) {
    }

    public boolean isWell() {
        return warnings.isEmpty();
    }

    boolean hasGrave() {
        return warnings.stream().anyMatch(Warning::grave);
    }
}
