package qadam.register;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import qadam.exchange.KeptTimes;
import qadam.exchange.Kind;
import qadam.exchange.Off;
import qadam.exchange.State;
import qadam.model.ModelCard;

/**
 * Entry no. 1 as it is now.
 *
 * @param at when it was put together
 * @param prompt which wording of our instructions a model gets; empty where no tutor speaks to models
 * @param off the switches that are off, those of places counted in {@code placesOff}
 * @param questionsADay how many one person may ask the tutor
 */
public record TutorEntry(Instant at, String origin, Operator operator, State state, List<Line> models, Optional<String> prompt, KeptTimes kept, long questionsADay,
                         List<Off> off, long placesOff, Numbers numbers, List<Evaluated> evaluated, List<Change> changes, Optional<Instant> since) {
    /** A connected model. @param off whether it is switched off */
    public record Line(ModelCard card, boolean off) {
    }

    /** A month's numbers; empty where one is too small to be told. */
    public record Numbers(YearMonth month, OptionalLong exchanges, OptionalLong people, OptionalLong answered, Map<Kind, OptionalLong> kinds, Map<String, OptionalLong> verdicts) {
    }
}
