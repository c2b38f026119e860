package qadam.wordlab;

import java.util.List;
import qadam.shared.Language;

/**
 * What the word lab shows.
 *
 * @param taught in which language's lessons the tokenizer learned
 * @param learnedFrom how many words there were to learn from in the page's language
 * @param own what the reader typed, cut; empty pieces when nothing was typed
 * @param temperature in tenths
 * @param rest the chance of all that is not among the likeliest
 * @param whole how many of so many written sentences stand word for word in the lessons
 * @param lot which draw of the dice
 * @param models those that answer now, by which the reader may ask a large one
 */
public record WordView(Language taught, int learnedFrom, List<Cut> cuts, Cut own, List<String> starts, String start, int temperature, List<Share> next, double rest,
                       List<Written> written, int tried, long whole, List<String> models, long lot) {
    /** A text cut into pieces. */
    public record Cut(Language language, String text, int words, List<Piece> pieces) {
        public double perWord() {
            return words == 0 ? 0 : Math.rint(10.0 * pieces.size() / words) / 10;
        }
    }

    /** @param whole whether all of it stands so in a lesson */
    public record Written(String words, List<Run> runs, boolean whole) {
        /** For the search: as much as it takes. */
        public String asked() {
            return words.length() > 120 ? words.substring(0, words.lastIndexOf(' ', 120)) : words;
        }
    }

    public double warmth() {
        return temperature / 10.0;
    }
}
