package qadam.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What classmates see of a work that its maker shows to the class, made from the work by its kind: no points, nothing of others. Bounded, because the work
 * may come from a stranger; the page adds the lab's title and the answers in words.
 *
 * @param lines a few sentences, in order
 * @param pictures small drawings that the learner made or that the bench made of their data; never a photograph
 */
public record Shown(List<Line> lines, List<Picture> pictures) {
    /** Of lines, and of pictures. */
    public static final int MOST = 12;
    private static final int LONGEST_WORDS = 400;
    private static final int WIDEST = 160;

    public Shown {
        lines = List.copyOf(lines);
        pictures = List.copyOf(pictures);
        if (lines.size() > MOST || pictures.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " lines or pictures");
        }
    }

    /**
     * A line of the work's card.
     *
     * @param key of the message that says what it is
     * @param words the learner's own, as typed; the page escapes them
     */
    public record Line(String key, String words) {
        public Line {
            words = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
        }
    }

    /**
     * A picture of few dots.
     *
     * @param key of the message that says in words what it shows
     * @param values what that message names
     * @param dots from the top left, row by row, each 0xRRGGBB
     */
    public record Picture(String key, Map<String, Object> values, int width, int height, List<Integer> dots) {
        public Picture {
            if (width < 1 || height < 1 || width > WIDEST || height > WIDEST || dots.size() != width * height) {
                throw new IllegalArgumentException(width + " × " + height + " with " + dots.size() + " dots");
            }
            values = new TreeMap<>(values);
            dots = List.copyOf(dots);
        }
    }
}
