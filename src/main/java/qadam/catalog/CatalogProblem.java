package qadam.catalog;

import qadam.shared.Problem;

/** What can be wrong with an answer to a question, a report of a mistake, or an edition of the programme. */
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
    REPORTS_TOO_MANY(429, "catalog.problem.reports_too_many"),
    REPORT_ANSWERED(409, "catalog.problem.report_answered"),
    ANSWER_MISSING(422, "catalog.problem.answer_missing"),
    ANSWER_TOO_LONG(422, "catalog.problem.answer_too_long"),
    PROGRAMME_TARGET(422, "catalog.problem.programme_target"),
    PROGRAMME_DAYS(422, "catalog.problem.programme_days"),
    PROGRAMME_YEAR(422, "catalog.problem.programme_year"),
    PROGRAMME_BEGUN(422, "catalog.problem.programme_begun"),
    PROGRAMME_LAST_DAY(422, "catalog.problem.programme_last_day"),
    PROGRAMME_TRACKS(422, "catalog.problem.programme_tracks"),
    PROGRAMME_MODES(422, "catalog.problem.programme_modes"),
    PROGRAMME_SELF(422, "catalog.problem.programme_self"),
    PROGRAMME_SAME(422, "catalog.problem.programme_same"),
    PROGRAMME_CLOSED(409, "catalog.problem.programme_closed"),
    PROGRAMME_OVERTAKEN(409, "catalog.problem.programme_overtaken");

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
