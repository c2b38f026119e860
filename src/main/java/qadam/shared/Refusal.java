package qadam.shared;

import java.util.Map;

/** Thrown to refuse a request with a {@link Problem}; becomes a translated page or JSON answer. Carries no personal data. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;
    private final transient Map<String, Object> values;

    public Refusal(Problem problem) {
        this(problem, Map.of());
    }

    /** @param values what the message names, by argument name */
    public Refusal(Problem problem, Map<String, Object> values) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
        this.values = Map.copyOf(values);
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, Object> values() {
        return values;
    }
}
