package qadam.counting;

import java.util.Locale;
import qadam.credential.Earned;
import qadam.credential.Supervision;

/** Where somebody stands on the way into the count. */
enum Standing {
    NOT_PASSED, SHEET_OPEN, NOT_SUPERVISED, NO_CONSENT, READY, DECLINED, ISSUED, COUNTED;

    static Standing of(Pupil pupil) {
        if (!pupil.countable().isEmpty()) {
            return !pupil.unissued().isEmpty() ? pupil.declined() ? DECLINED : READY : pupil.declined() ? DECLINED : ISSUED;
        }
        if (pupil.lacksConsent()) {
            return NO_CONSENT;
        }
        if (pupil.earned().stream().anyMatch(Earned::counted)) {
            return COUNTED;
        }
        if (pupil.earned().stream().anyMatch(one -> one.supervision() == Supervision.Kind.WAITING)) {
            return SHEET_OPEN;
        }
        return pupil.earned().isEmpty() ? NOT_PASSED : NOT_SUPERVISED;
    }

    /** Whether an id can still be given. */
    boolean isOpen() {
        return this == READY || this == DECLINED || this == ISSUED;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
