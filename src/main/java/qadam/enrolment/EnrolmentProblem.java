package qadam.enrolment;

import qadam.shared.Problem;

/** What can go wrong; {@code field} is the form field beside which it is said. */
enum EnrolmentProblem implements Problem {
    CAPACITY_WRONG(422, "enrolment.problem.capacity_wrong", "capacity"),
    DAYS_WRONG(422, "enrolment.problem.days_wrong", "last"),
    PLACE_CLOSED(409, "enrolment.problem.place_closed", ""),
    LINK_UNKNOWN(404, "enrolment.problem.link_unknown", ""),
    TOO_MANY(409, "enrolment.problem.too_many", "");

    private final int status;
    private final String key;
    private final String field;

    EnrolmentProblem(int status, String key, String field) {
        this.status = status;
        this.key = key;
        this.field = field;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return key;
    }

    String field() {
        return field;
    }
}
