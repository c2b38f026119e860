package qadam.teaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers of a place and of what lies in it.
 *
 * @param above the places above as far as the reader reaches
 * @param target how many people with a certificate are wanted; 0 when nobody has said
 * @param actual what stands against the target: of the country the published number, else those with a certificate
 * @param countedAt empty before the first count
 * @param mayAim whether the reader may set the target
 */
public record NumbersView(Line self, String kind, List<Link> above, String course, List<Track> tracks, List<Week> weeks, long most, List<Line> inside,
                          long target, Told actual, LocalDate lastDay, Optional<Instant> countedAt, boolean mayAim) {
    public static final int GROUND = 200;
    public static final int STEP = 48;

    public record Link(long place, String title) {
    }

    /** @param bar a bar's length of a hundred; 0 when there is none */
    public record Line(long place, String title, boolean closed, Told enrolled, Told begun, Told finished, Told passed, Told certified, int bar) {
        private Stream<Told> all() {
            return Stream.of(enrolled, begun, finished, passed, certified);
        }
    }

    public record Track(String slug, String title, String track, Told begun, Told finished, Told certified, int bar) {
    }

    /** @param x the left edge of its place in the chart */
    public record Week(String week, Told enrolled, Told begun, Told finished, Told certified, int x, int begunHeight, int certifiedHeight) {
        public String number() {
            return week.substring(week.indexOf('W') + 1);
        }
    }

    /** Whether a number of what lies inside is below ten and not told. */
    public boolean few() {
        return inside.stream().flatMap(Line::all).anyMatch(Told::few);
    }

    /** Whether one is kept back with it. */
    public boolean kept() {
        return inside.stream().flatMap(Line::all).anyMatch(Told::kept);
    }

    public boolean drawn() {
        return inside.stream().anyMatch(line -> line.bar() > 0);
    }

    public int width() {
        return STEP * Math.max(8, weeks.size());
    }
}
