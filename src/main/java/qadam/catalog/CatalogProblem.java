package qadam.catalog;

import qadam.shared.Problem;

/** What can be wrong with an answer to a question, or with a report of a mistake. */
public enum CatalogProblem implements Problem {
    FOREIGN_OPTION(400, "catalog.problem.foreign_option"),
    ONLY_ONE(422, "catalog.problem.only_one"),
    PLACES(422, "catalog.problem.places"),
    PAIRS(422, "catalog.problem.pairs"),
    NUMBER(422, "catalog.problem.number"),
    WORDS(422, "catalog.problem.words"),
    UNREADABLE(400, "catalog.problem.unreadable"),
    VERSION_MOVED(409, "catalog.problem.version_moved"),
    REPORT_EMPTY(422, "catalog.problem.report_empty"),
    REPORT_TOO_LONG(422, "catalog.problem.report_too_long"),
    REPORTS_TOO_MANY(429, "catalog.problem.reports_too_many");

    private final int status;
    private final String key;

    CatalogProblem(int status, String key) {
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
