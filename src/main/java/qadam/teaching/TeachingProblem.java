package qadam.teaching;

import qadam.shared.Problem;

/** What can go wrong; {@code field} is the form field beside which it is said. */
enum TeachingProblem implements Problem {
    COURSE_UNKNOWN(422, "teaching.problem.course_unknown", "course"),
    DAY_WRONG(422, "teaching.problem.day_wrong", "due"),
    SITTING_WRONG(422, "teaching.problem.sitting_wrong", "sitting"),
    NO_EXAM(422, "teaching.problem.no_exam", "sitting"),
    ASSIGNED_ALREADY(409, "teaching.problem.assigned_already", "course"),
    ASSIGNMENT_UNKNOWN(404, "teaching.problem.assignment_unknown", ""),
    PLACE_CLOSED(409, "teaching.problem.place_closed", ""),
    MOVED_ALREADY(409, "teaching.problem.moved_already", "to"),
    MOVE_LATE(409, "teaching.problem.move_late", "to"),
    MOVE_WRONG(422, "teaching.problem.move_wrong", "to"),
    TARGET_WRONG(422, "teaching.problem.target_wrong", "target");

    private final int status;
    private final String key;
    private final String field;

    TeachingProblem(int status, String key, String field) {
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
