package qadam.safeguard;

import java.util.ArrayList;
import java.util.List;

/** Finds numbers that belong to a person: groups of digits that stand together are looked at as one, and the longest that is somebody's is taken. */
final class WrittenNumbers {
    private static final int LONGEST_GAP = 3;
    private static final int LONGEST_UNSEEN = 8;
    private static final int MOST_DIGITS = 19;
    private static final int FEWEST_DIGITS = 5;

    private final int[] points;
    private final List<Scrubber.Span> spans = new ArrayList<>();
    private List<Group> run = new ArrayList<>();

    /** @param gap what stands before it and after the group before; empty for the first */
    record Group(int from, int to, String digits, String gap) {
    }

    private WrittenNumbers(int[] points) {
        this.points = points;
    }

    static List<Scrubber.Span> find(int[] points) {
        WrittenNumbers numbers = new WrittenNumbers(points);
        numbers.walk();
        return numbers.spans;
    }

    private void walk() {
        int at = 0;
        while (at < points.length) {
            int end = endOfFigures(at);
            if (end == at) {
                at++;
                continue;
            }
            String gap = run.isEmpty() ? null : gap(run.getLast().to(), at);
            if (gap == null) {
                judge();
            }
            run.add(new Group(at, end, digits(at, end), gap == null ? "" : gap));
            at = end;
        }
        judge();
    }

    /** A token of digits and what looks like them, with more of the former. */
    private int endOfFigures(int from) {
        if (Figure.of(points[from]) == Figure.NONE && (Figure.seeming(points[from]) == Figure.NONE || from > 0 && Character.isLetterOrDigit(points[from - 1]))) {
            return from;
        }
        int real = 0;
        int at = from;
        int lastReal = from;
        for (; at < points.length; at++) {
            if (Figure.of(points[at]) != Figure.NONE) {
                real++;
                lastReal = at + 1;
            } else if (Figure.seeming(points[at]) == Figure.NONE && !Figure.isUnseen(points[at])) {
                break;
            }
        }
        boolean letterFollows = at < points.length && Character.isLetter(points[at]);
        int end = letterFollows ? lastReal : at;
        boolean plain = realFrom(from, end) == end;
        return real == 0 || !plain && (letterFollows || real * 2 < end - from) ? (Figure.of(points[from]) == Figure.NONE ? from : realFrom(from, end)) : end;
    }

    private int realFrom(int from, int end) {
        int at = from;
        while (at < end && Figure.of(points[at]) != Figure.NONE) {
            at++;
        }
        return at;
    }

    private String digits(int from, int to) {
        StringBuilder digits = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            int figure = Figure.of(points[at]);
            int digit = figure == Figure.NONE ? Figure.seeming(points[at]) : figure;
            if (digit != Figure.NONE) {
                digits.append((char) ('0' + digit));
            }
        }
        return digits.toString();
    }

    /** What stands between two groups that may belong together, without what nobody sees; null when they do not. */
    private String gap(int from, int to) {
        if (to - from > LONGEST_GAP + LONGEST_UNSEEN) {
            return null;
        }
        StringBuilder gap = new StringBuilder();
        for (int at = from; at < to; at++) {
            int point = points[at];
            if (Figure.isUnseen(point)) {
                continue;
            }
            if (Figure.isSpace(point)) {
                gap.append(' ');
            } else if (Figure.isDash(point)) {
                gap.append('-');
            } else if (point == '\r') {
                gap.append("");
            } else if ("\n.,/\\()[]_'’·•~".indexOf(point) >= 0) {
                gap.appendCodePoint(point);
            } else {
                return null;
            }
        }
        boolean ends = gap.length() > LONGEST_GAP || gap.indexOf(", ") >= 0 || gap.indexOf(". ") >= 0 || gap.indexOf("\n\n") >= 0;
        return ends ? null : gap.toString();
    }

    private void judge() {
        for (int first = 0; first < run.size(); ) {
            int last = judge(first);
            first = last < 0 ? first + 1 : last + 1;
        }
        run = new ArrayList<>();
    }

    /** @return the last group of what begins with this one and is somebody's; -1 when nothing is */
    private int judge(int first) {
        int found = -1;
        Scrubbed.Kind kind = null;
        StringBuilder digits = new StringBuilder();
        for (int last = first; last < run.size(); last++) {
            digits.append(run.get(last).digits());
            if (digits.length() > MOST_DIGITS) {
                break;
            }
            Scrubbed.Kind now = digits.length() < FEWEST_DIGITS ? null : new NumberRules(points, run, first, last, digits.toString()).kind();
            if (now != null) {
                found = last;
                kind = now;
            }
        }
        if (kind != null) {
            spans.add(new Scrubber.Span(begin(first), run.get(found).to(), kind));
        }
        return found;
    }

    /** With the plus and the bracket before it. */
    private int begin(int first) {
        int from = run.get(first).from();
        int floor = first == 0 ? 0 : run.get(first - 1).to();
        int at = from;
        while (at > floor && from - at < LONGEST_GAP && "+＋( ".indexOf(points[at - 1]) >= 0) {
            at--;
        }
        while (at < from && points[at] == ' ') {
            at++;
        }
        return at;
    }
}
