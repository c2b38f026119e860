package qadam.tutor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.model.ModelCard;
import qadam.safeguard.CrisisText;
import qadam.search.Excerpt;
import qadam.search.Found;
import qadam.search.Passage;

/**
 * What is shown for one question.
 *
 * @param id of the exchange in the log
 * @param asked without personal data
 * @param lines what the model said and may be shown; empty for excerpts
 * @param places passages that speak of it: the excerpts, or what an answer stands on
 * @param nearest the same where nothing does
 * @param why excerpts are shown; empty for a whole answer
 * @param crisis fixed words in the place of all else
 * @param scrubbed whether something personal was taken out of the question
 * @param model which one answered
 */
public record Answer(UUID id, Question question, List<Line> lines, List<Place> places, List<Place> nearest, Optional<Why> why, Optional<CrisisText> crisis, boolean scrubbed,
                     Optional<ModelCard> model, boolean stopped) {
    /** A sentence; with its source it is from the lesson. */
    public record Line(String text, Optional<Source> source) {
        public boolean isQuestion() {
            return text.endsWith("?");
        }
    }

    /** @param number of the passage in this answer */
    public record Source(int number, String title, String heading, String quote, String address) {
        static Source of(Cite cite, Passage passage) {
            return new Source(cite.passage(), passage.title(), passage.heading(), cite.quote(), passage.address());
        }
    }

    /** A passage as a card. */
    public record Place(String title, Excerpt excerpt) {
        static Place of(Found found) {
            return new Place(found.passage().title(), Excerpt.of(found));
        }
    }

    /** What the model answered, for the next question and the log. */
    String text() {
        return String.join(" ", lines.stream().map(Line::text).toList());
    }

    public boolean isByModel() {
        return !lines.isEmpty();
    }

    /** Whether the places are all there is of an answer. */
    public boolean isExcerpts() {
        return crisis.isEmpty() && lines.isEmpty() && !places.isEmpty();
    }

    public String asked() {
        return question.words();
    }
}
