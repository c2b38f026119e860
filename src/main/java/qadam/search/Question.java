package qadam.search;

import java.util.Map;
import qadam.shared.Refusal;

/** What somebody typed, fit to be searched for. Stands in no log and in no exception's message. */
record Question(String words) {
    static final int LONGEST = 200;

    /** @throws Refusal for a {@link SearchProblem} */
    static Question of(String typed) {
        if (typed == null || typed.isBlank()) {
            throw new Refusal(SearchProblem.NO_QUESTION);
        }
        if (typed.length() > LONGEST) {
            throw new Refusal(SearchProblem.TOO_LONG, Map.of("most", LONGEST));
        }
        if (typed.chars().anyMatch(Question::isUnreadable)) {
            throw new Refusal(SearchProblem.UNREADABLE);
        }
        return new Question(typed.strip().replaceAll("\\s+", " "));
    }

    private static boolean isUnreadable(int sign) {
        return Character.isISOControl(sign) && !Character.isWhitespace(sign);
    }
}
