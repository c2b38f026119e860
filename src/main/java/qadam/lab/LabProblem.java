package qadam.lab;

import qadam.shared.Problem;

/** Why work in a lab cannot be taken. */
public enum LabProblem implements Problem {
    NO_SUCH_LAB(404, "lab.problem.no_such_lab"),
    /** Not what the workbench makes: wrong shape, impossible numbers, more than there can be. */
    MALFORMED_WORK(422, "lab.problem.malformed_work"),
    TOO_LARGE(413, "lab.problem.too_large"),
    /** The ticket is none, or it was given to somebody else or for another lab. */
    OTHERS_TICKET(409, "lab.problem.others_ticket"),
    /** Somebody else has handed in the same. */
    COPIED(409, "lab.problem.copied"),
    /** The script says that the work is worth more or less than it is. */
    OTHER_SCORE(409, "lab.problem.other_score"),
    /** Made while somebody else, or nobody, was signed in on this device; it waits there for its owner. */
    OF_ANOTHER(409, "lab.problem.of_another"),
    TOO_FAST(429, "lab.problem.too_fast");

    private final int status;
    private final String key;

    LabProblem(int status, String key) {
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
