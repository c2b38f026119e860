package qadam.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Brings two changes of one text together where they do not touch: two authors who mend two paragraphs need not wait for each other. */
final class Merge {
    private Merge() {
    }

    /**
     * @param before what both began with
     * @param now one of them
     * @param after the other
     * @return empty when both changed the same place
     */
    static Optional<String> of(String before, String now, String after) {
        if (now.equals(before) || now.equals(after)) {
            return Optional.of(after);
        }
        List<String> lines = lines(before);
        List<AbstractDelta<String>> ours = DiffUtils.diff(lines, lines(now)).getDeltas();
        List<AbstractDelta<String>> theirs = DiffUtils.diff(lines, lines(after)).getDeltas();
        boolean touch = ours.stream().anyMatch(one -> theirs.stream().anyMatch(other -> touch(one, other)));
        return touch ? Optional.empty() : Optional.of(applied(lines, ours, theirs));
    }

    private static String applied(List<String> lines, List<AbstractDelta<String>> ours, List<AbstractDelta<String>> theirs) {
        List<AbstractDelta<String>> all = new ArrayList<>(ours);
        all.addAll(theirs);
        all.sort(Comparator.comparingInt((AbstractDelta<String> delta) -> delta.getSource().getPosition()).reversed());
        List<String> merged = new ArrayList<>(lines);
        for (AbstractDelta<String> delta : all) {
            int from = delta.getSource().getPosition();
            merged.subList(from, from + delta.getSource().size()).clear();
            merged.addAll(from, delta.getTarget().getLines());
        }
        return String.join("\n", merged);
    }

    private static boolean touch(AbstractDelta<String> one, AbstractDelta<String> other) {
        int first = one.getSource().getPosition();
        int second = other.getSource().getPosition();
        return first <= second + other.getSource().size() && second <= first + one.getSource().size();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }
}
