package qadam.letter;

import qadam.shared.Problem;

/** What can be wrong with an address or with a link from a letter. */
public enum LetterProblem implements Problem {
    ADDRESS_UNFIT(422, "letter.problem.address_unfit"),
    TOO_MANY(429, "letter.problem.too_many"),
    LINK_SPENT(410, "letter.problem.link_spent"),
    OFF(409, "letter.problem.off");

    private final int status;
    private final String key;

    LetterProblem(int status, String key) {
        this.status = status;
        this.key = key;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return key;
    }
}
