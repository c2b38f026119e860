package qadam.room;

import qadam.identity.Reason;
import qadam.shared.Refusal;

/** What an invigilator writes down: what happened, and no number by which anybody could be found. */
final class Words {
    static final int LONGEST = Reason.LONGEST;

    private Words() {
    }

    static String checked(String words) {
        if (words.isBlank()) {
            throw new Refusal(RoomProblem.WORDS_MISSING);
        }
        try {
            return Reason.checked(words);
        } catch (Refusal personal) {
            throw new Refusal(RoomProblem.WORDS_PERSONAL);
        }
    }
}
