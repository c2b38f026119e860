package qadam.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import qadam.shared.Refusal;

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
    private static final int LONGEST_PROGRAM = 1_600;
    private static final int PROGRAM_LINES = 40;
    private static final int WIDEST = 160;

    public Shown {
        lines = List.copyOf(lines);
        pictures = List.copyOf(pictures);
        if (lines.size() > MOST || pictures.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " lines or pictures");
        }
    }

    /** What the card of a work that may be of an old or hostile form is: empty when its kind does not take it any more. */
    public static Optional<Shown> of(Supplier<Shown> card) {
        try {
            return Optional.of(card.get());
        } catch (Refusal strange) {
            return Optional.empty();
        }
    }

    /**
     * A line of the work's card: the learner's own words, or a sentence of ours, or a program.
     *
     * @param key of the message that says what it is
     * @param words the learner's own, as typed; the page escapes them
     * @param says key of the sentence that stands there instead of words; empty for words
     * @param values what that sentence names
     * @param program whether the words are a program, whose lines and spaces stay as they are
     */
    public record Line(String key, String words, String says, Map<String, Object> values, boolean program) {
        public Line {
            words = bounded(words, program ? LONGEST_PROGRAM : LONGEST_WORDS);
            values = new TreeMap<>(values);
        }

        public Line(String key, String words) {
            this(key, words, "", Map.of(), false);
        }

        /** A sentence of ours about what was reckoned anew of the work. */
        public static Line says(String key, String sentence, Map<String, Object> values) {
            return new Line(key, "", sentence, values, false);
        }

        /** The first lines of a program. */
        public static Line program(String key, String code) {
            List<String> lines = code.strip().lines().toList();
            String first = String.join("\n", lines.subList(0, Math.min(lines.size(), PROGRAM_LINES)));
            return new Line(key, lines.size() > PROGRAM_LINES ? first + "\n…" : first, "", Map.of(), true);
        }

        private static String bounded(String words, int most) {
            return words.length() > most ? words.substring(0, most) + "…" : words;
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
