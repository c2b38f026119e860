package qadam.count;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Programme;

/**
 * The headline with what stands beside it wherever it is shown.
 *
 * @param supervised the share of the trained with a supervised exam; empty when too few to publish
 * @param state of which tree; empty before the first checkpoint
 * @param witnesses who has seen that tree
 */
public record Standing(Programme programme, long trained, Optional<Double> supervised, Optional<CountState> state, List<SeenBy> witnesses) {
    /** Whether anybody but the operator has seen the tree. */
    public boolean isIndependent() {
        return witnesses.stream().anyMatch(SeenBy::independent);
    }
}
