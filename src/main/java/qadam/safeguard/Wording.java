package qadam.safeguard;

import java.util.Locale;
import qadam.consent.AgeBand;

/** For whom the notice is worded. */
enum Wording {
    ADULT, TEEN, CHILD;

    static Wording of(AgeBand band) {
        return switch (band) {
            case ADULT -> ADULT;
            case TEENS -> TEEN;
            case UNDER_13 -> CHILD;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
