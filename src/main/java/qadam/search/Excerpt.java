package qadam.search;

import java.util.ArrayList;
import java.util.List;
import qadam.search.Found.Mark;

/**
 * As much of a passage as is read at a glance: where most of the words stand that were asked for.
 *
 * @param heading of the part; empty at a lesson's beginning
 */
public record Excerpt(String address, String heading, List<Piece> pieces) {
    private static final int LENGTH = 280;
    /** So much is read before the first word that was asked for. */
    private static final int RUN_UP = 70;

    public record Piece(String text, boolean marked) {
    }

    public static Excerpt of(Found found) {
        Passage passage = found.passage();
        String text = passage.text().replace('\n', ' ');
        int from = from(text, found.marks());
        int to = to(text, from);
        return new Excerpt(passage.address(), passage.heading(), pieces(text, from, to, joined(text, found.marks())));
    }

    private static int from(String text, List<Mark> marks) {
        if (text.length() <= LENGTH) {
            return 0;
        }
        int best = 0;
        long most = 0;
        for (Mark mark : marks) {
            long within = marks.stream().filter(other -> other.from() >= mark.from() && other.to() <= mark.from() + LENGTH - RUN_UP).count();
            if (within > most) {
                most = within;
                best = mark.from();
            }
        }
        int early = Math.min(best - RUN_UP, text.length() - LENGTH);
        return early <= 0 ? 0 : text.lastIndexOf(' ', early) + 1;
    }

    private static int to(String text, int from) {
        int end = from + LENGTH >= text.length() ? -1 : text.indexOf(' ', from + LENGTH);
        return end < 0 ? text.length() : end;
    }

    /** Words that stand side by side are marked as one. */
    private static List<Mark> joined(String text, List<Mark> marks) {
        List<Mark> joined = new ArrayList<>();
        for (Mark mark : marks) {
            if (!joined.isEmpty() && text.substring(joined.getLast().to(), mark.from()).isBlank()) {   // they do not overlap
                joined.set(joined.size() - 1, new Mark(joined.getLast().from(), mark.to()));
            } else {
                joined.add(mark);
            }
        }
        return joined;
    }

    private static List<Piece> pieces(String text, int from, int to, List<Mark> marks) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        pieces.add(new Piece(from > 0 ? "… " : "", false));
        for (Mark mark : marks) {
            if (mark.from() >= at && mark.to() <= to) {
                pieces.add(new Piece(text.substring(at, mark.from()), false));
                pieces.add(new Piece(text.substring(mark.from(), mark.to()), true));
                at = mark.to();
            }
        }
        pieces.add(new Piece(text.substring(at, to) + (to < text.length() ? " …" : ""), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }
}
