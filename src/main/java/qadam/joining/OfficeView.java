package qadam.joining;

import java.util.List;

/**
 * What the office sees at once: those that wait for a second person first, then the oldest.
 *
 * @param next where the next page of those that wait begins; empty on the last one
 */
public record OfficeView(List<JoiningView> waiting, List<JoiningView> joined, String next) {
    public boolean has(long joining) {
        return waiting.stream().anyMatch(one -> one.number() == joining) || joined.stream().anyMatch(one -> one.number() == joining);
    }
}
