package qadam.backup;

import java.time.Instant;
import java.util.Optional;
import qadam.shared.Refusal;

/**
 * How the backups stand.
 *
 * @param newest when the newest of any kind was made and found whole
 * @param failure why the last attempt failed; a later success clears it
 * @param isDue whether there should be a newer daily one than there is
 */
public record BackupState(boolean isOn, Optional<Instant> newest, Optional<Refusal> failure, boolean isDue) {
    /** Whether the office should be told: a day was missed, and a machine that was off at night is given time. */
    public boolean isWorrying(Instant now) {
        return isOn && (failure.isPresent() || newest.map(made -> made.plus(BackupNames.WORRY).isBefore(now)).orElse(false));
    }
}
