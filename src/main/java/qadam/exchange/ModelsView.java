package qadam.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import qadam.model.ModelCard;

/**
 * What the office sees of models.
 *
 * @param installation the switch of the whole installation, when it is off
 * @param off the other switches that are off
 * @param courses that can be switched off: slug and title
 */
public record ModelsView(State state, List<Line> models, Optional<Switch> installation, List<Switch> off, List<Switch> past, Map<String, String> courses, Month month,
                  List<Bound> bounds, Bound tokens, List<PlaceBound> places) {
    /** A model with what it did this month, and its switch when that is off. */
    public record Line(ModelCard card, long exchanges, Optional<Switch> off, boolean unlicensed) {
    }

    /** @param title of what it holds for, in the reader's language @param until when it was turned on again */
    public record Switch(Off.Reach reach, String name, String title, String reason, Instant since, Optional<Instant> until) {
        /** Of its form on the page. */
        public String id() {
            return "on-" + reach.code() + "-" + Integer.toHexString(name.hashCode());
        }
    }

    /** A month's numbers, those that are too small left out. */
    public record Month(long exchanges, long people, long answered, long tokens, Map<Kind, Long> kinds, Map<String, Long> verdicts) {
    }

    /** How much may be used; empty for as usual. @param usual what holds then; empty for as much as one likes */
    public record Bound(String field, OptionalLong set, OptionalLong usual, long used) {
        public String value() {
            return set.isPresent() ? Long.toString(set.getAsLong()) : "";
        }
    }

    /** A place with a budget of its own. */
    public record PlaceBound(long number, String title, long most, long used) {
    }
}
