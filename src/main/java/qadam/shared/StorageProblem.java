package qadam.shared;

/** Why something could not be stored just now. */
public enum StorageProblem implements Problem {
    BUSY(503, "web.problem.busy"),
    /** It was begun, and nobody can say whether it is stored: whoever sends the same id again will hear. */
    UNKNOWN(503, "web.problem.unknown"),
    FULL(507, "web.problem.full");

    private final int status;
    private final String key;

    StorageProblem(int status, String key) {
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
