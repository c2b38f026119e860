package qadam.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a change does to a text, word by word, for the one who judges it. */
public record Difference(List<Piece> pieces) {
    /** Beyond so many words the paragraphs are compared, beyond so many paragraphs nothing is: comparing must stay quick. */
    private static final int MOST = 4_000;
    /** Letters that are shown on either side of a change. */
    private static final int AROUND = 160;

    /** @param kind {@code same}, {@code gone} or {@code new} */
    public record Piece(String kind, String text) {
    }

    /** Without the long stretches that stay as they are, for one who looks for what changes. */
    public Difference shortened() {
        return new Difference(IntStream.range(0, pieces.size()).mapToObj(i -> shortened(i, pieces.get(i))).toList());
    }

    private Piece shortened(int place, Piece piece) {
        String text = piece.text();
        if (!piece.kind().equals("same") || text.length() <= 3 * AROUND) {
            return piece;
        }
        String first = place == 0 ? "" : text.substring(0, AROUND);
        String last = place == pieces.size() - 1 ? "" : text.substring(text.length() - AROUND);
        return new Piece("same", first + " … " + last);
    }

    /** Whether the short one says less. */
    public boolean isLong() {
        return !shortened().equals(this);
    }

    static Difference of(String before, String after) {
        List<String> words = split(before, "(?<=\\s)(?=\\S)");
        List<String> others = split(after, "(?<=\\s)(?=\\S)");
        if (words.size() + others.size() > MOST) {
            words = split(before, "(?<=\n)");
            others = split(after, "(?<=\n)");
        }
        if (words.size() + others.size() > MOST) {
            return new Difference(List.of(new Piece("gone", before), new Piece("new", after)));
        }
        return new Difference(pieces(words, others));
    }

    private static List<Piece> pieces(List<String> before, List<String> after) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            add(pieces, "same", before.subList(at, delta.getSource().getPosition()));
            add(pieces, "gone", delta.getSource().getLines());
            add(pieces, "new", delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, "same", before.subList(at, before.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, String kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    private static List<String> split(String text, String where) {
        return List.of(text.split(where));
    }
}
