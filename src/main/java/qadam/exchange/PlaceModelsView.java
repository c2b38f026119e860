package qadam.exchange;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What whoever answers for a place sees of models there.
 *
 * @param installationOff the whole installation's switch, when it is off
 * @param above title of the place above whose switch is off
 * @param mine whether the reader may turn this place's switch on again
 * @param asked this month; empty when it is too small to be told
 * @param mayBound whether the reader sets the budget
 */
public record PlaceModelsView(long number, String title, State state, Optional<Off> installationOff, Optional<Off> off, Optional<String> above, Optional<Off> aboveOff, boolean mine,
                       OptionalLong asked, long used, OptionalLong most, boolean mayBound) {
}
