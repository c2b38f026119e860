package qadam.exchange;

import java.util.Optional;
import java.util.UUID;

/** How much may be asked. What was used is counted with each {@link Exchanges#append}. */
public final class Budgets {
    /** The first budget that is used up. @param person empty for a visitor without an account, for whom only the installation's holds */
    public Optional<OverBudget> over(Optional<UUID> person, Kind kind) {
        throw new UnsupportedOperationException("comes");
    }

    /** How many questions the person has left today by this door. */
    public long left(UUID person, Kind kind) {
        throw new UnsupportedOperationException("comes");
    }
}
