package qadam.search;

import java.util.List;

/**
 * A passage that answers, perhaps.
 *
 * @param score higher is better, comparable only within one question
 * @param marks the words of its text that were asked for, in order, without overlap
 */
public record Found(Passage passage, float score, List<Mark> marks) {
    /** A piece of the passage's text, from the first character up to, and without, the last. */
    public record Mark(int from, int to) {
    }
}
