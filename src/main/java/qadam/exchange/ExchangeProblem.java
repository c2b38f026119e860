package qadam.exchange;

import qadam.shared.Problem;

/** What can go wrong with switches and budgets. */
public enum ExchangeProblem implements Problem {
    /** Not a whole number, or too large. */
    BUDGET_WRONG(422, "exchange.problem.budget"),
    /** Turned off by wider rights than the asker's. */
    NOT_YOURS(403, "exchange.problem.not_yours");

    private final int status;
    private final String key;

    ExchangeProblem(int status, String key) {
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
