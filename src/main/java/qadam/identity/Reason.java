package qadam.identity;

import java.util.regex.Pattern;
import qadam.shared.Problem;
import qadam.shared.Refusal;

/** Why somebody did something, for the trail that is never erased: so nothing personal belongs in it. */
public final class Reason {
    public static final int LONGEST = 300;
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("(?:[0-9][ -]?){10,}|\\S+@\\S+");

    private Reason() {
    }

    /** Whether that is what {@link #checked} refuses with. */
    public static boolean isProblem(Problem problem) {
        return problem == IdentityProblem.REASON_MISSING || problem == IdentityProblem.REASON_PERSONAL;
    }

    /** Refuses an empty reason, and one that holds what looks like a national id, a telephone number or an e-mail address. */
    public static String checked(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(IdentityProblem.REASON_MISSING);
        }
        if (NUMBER_OF_A_PERSON.matcher(reason).find()) {
            throw new Refusal(IdentityProblem.REASON_PERSONAL);
        }
        return reason;
    }
}
