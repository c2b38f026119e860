package qadam.safeguard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Takes personal data out of a text: national ids, telephone numbers, bank cards, e-mail and messenger addresses, in whatever digits and spacing.
 * Names and addresses of houses stay: nothing here could tell them from other words. Knows neither people nor pages. Its time grows as the
 * text does, whatever stands in it.
 */
public final class Scrubber {
    /** What one removal uncovers is looked at again, so that the result holds nothing that a second time would find. */
    private static final int MOST_ROUNDS = 6;

    /** A piece to be taken out, by code points. */
    record Span(int from, int to, Scrubbed.Kind kind) {
    }

    /** @param placeholder what stands in its place, as «[жеке дерек]»: without digits and signs of addresses */
    public Scrubbed scrub(String text, String placeholder) {
        Set<Scrubbed.Kind> removed = EnumSet.noneOf(Scrubbed.Kind.class);
        String now = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] points = now.codePoints().toArray();
            List<Span> spans = find(points);
            if (spans.isEmpty()) {
                break;
            }
            spans.forEach(span -> removed.add(span.kind()));
            now = without(points, spans, placeholder);
        }
        return new Scrubbed(now, removed);
    }

    private static List<Span> find(int[] points) {
        List<Span> spans = new ArrayList<>(WrittenAddresses.find(points));
        BitSet addressed = new BitSet();
        spans.forEach(span -> addressed.set(span.from(), span.to()));
        WrittenNumbers.find(points).stream().filter(span -> !addressed.get(span.from())).forEach(spans::add);
        spans.sort(Comparator.comparingInt(Span::from));
        return spans;
    }

    private static String without(int[] points, List<Span> spans, String placeholder) {
        StringBuilder rest = new StringBuilder(points.length);
        int at = 0;
        for (Span span : spans) {
            if (span.to() <= at) {
                continue;
            }
            if (span.from() >= at) {
                rest.append(new String(points, at, span.from() - at)).append(placeholder);
            }
            at = span.to();
        }
        return rest.append(new String(points, at, points.length - at)).toString();
    }
}
