package qadam.answerfile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What bringing in a file came to.
 *
 * @param person whose it is
 * @param before when the same file was brought in earlier; null when this is the first time
 */
record Brought(UUID person, Instant before, Counts counts, List<Became> lines) {
    /** How many answers became what. */
    record Counts(int added, int here, int review, int refused, int later) {
        static Counts of(List<Became> lines) {
            return new Counts(count(lines, Became.State.ADDED), count(lines, Became.State.HERE), count(lines, Became.State.REVIEW),
                count(lines, Became.State.REFUSED), count(lines, Became.State.LATER));
        }

        private static int count(List<Became> lines, Became.State state) {
            return (int) lines.stream().filter(line -> line.state() == state).count();
        }
    }

    public boolean again() {
        return before != null;
    }
}
