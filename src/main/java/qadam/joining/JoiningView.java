package qadam.joining;

import java.time.Instant;
import java.util.List;

/**
 * Two accounts as a page shows them.
 *
 * @param evidence in the reader's language
 * @param state its code
 * @param mine whether the reader's own account is the one that stayed
 * @param suffices whether the word of the person is enough
 * @param likeness of the names, for the office: its code
 * @param vouchedByReader whether the reader is who proposed it
 * @param reason of whoever vouched for it
 */
public record JoiningView(long number, String evidence, String state, Instant at, boolean mine, boolean suffices, Account person, Account joined,
                          String likeness, boolean vouchedByReader, String reason) {
    /** @param id its pseudonym, for the office only @param places names of schools and agencies @param rights whether it has rights over others */
    public record Account(String id, List<String> places, boolean rights) {
    }

    boolean isVouched() {
        return state.equals(State.VOUCHED.code());
    }
}
