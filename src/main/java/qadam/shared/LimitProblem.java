package qadam.shared;

/** Why a limit cannot be set as it was given: for whoever runs the server. */
public enum LimitProblem implements Problem {
    UNKNOWN, OUT_OF_RANGE;

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String key() {
        return "shared.limit." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
