package qadam.tutor;

/**
 * Where a sentence comes from; made only by the check.
 *
 * @param passage its number among the passages sent, from 1
 * @param quote the words as they stand in the passage
 */
public record Cite(int passage, String quote) {
}
