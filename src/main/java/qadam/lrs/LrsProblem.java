package qadam.lrs;

import qadam.shared.Problem;

/** What can be wrong with a client, on the office's page or on the command line, or with how often it asks. */
enum LrsProblem implements Problem {
    TOO_OFTEN(429);

    private final int status;

    LrsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "lrs.problem." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
