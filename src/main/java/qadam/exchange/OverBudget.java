package qadam.exchange;

import java.time.LocalDate;
import java.util.Locale;

/**
 * No model is asked any more until then.
 *
 * @param most what may be used
 * @param until the day on which it begins anew, in Almaty
 */
public record OverBudget(Budget budget, long most, LocalDate until) {
    /** What is bounded. */
    public enum Budget {
        /** Questions of one person in a day, by each door. */
        QUESTIONS_A_DAY,
        /** Tokens of all who belong to a place or what lies in it, in a month. */
        ORGANISATION_TOKENS,
        /** Tokens of everybody in a month. */
        INSTALLATION_TOKENS;

        /** As keys and files name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
