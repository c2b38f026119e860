package qadam.answerfile;

import java.util.List;

/** How many answers of a file became what. */
public record BroughtCounts(int added, int here, int review, int refused, int later) {
    static BroughtCounts of(List<Became> lines) {
        return new BroughtCounts(count(lines, Became.State.ADDED), count(lines, Became.State.HERE), count(lines, Became.State.REVIEW),
            count(lines, Became.State.REFUSED), count(lines, Became.State.LATER));
    }

    private static int count(List<Became> lines, Became.State state) {
        return (int) lines.stream().filter(line -> line.state() == state).count();
    }
}
