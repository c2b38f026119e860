package qadam.exam;

import qadam.shared.Problem;

/** Why something about an exam cannot be done. */
public enum ExamProblem implements Problem {
    NO_BANK(503, "exam.problem.no_bank"),
    NOT_YET(409, "exam.problem.not_yet"),
    ALREADY_PASSED(409, "exam.problem.already_passed"),
    OTHER_ATTEMPT_OPEN(409, "exam.problem.other_attempt_open"),
    SEAT_TAKEN(409, "exam.problem.seat_taken"),
    SEQUENCE_TAKEN(409, "exam.problem.sequence_taken"),
    TOO_MANY_SAVES(429, "exam.problem.too_many_saves"),
    TOO_LATE(409, "exam.problem.too_late"),
    OPEN_WHEN_JOINED(409, "exam.problem.open_when_joined"),
    SNAPSHOT_MISSING(409, "exam.problem.snapshot_missing"),
    HANDED_IN(409, "exam.problem.handed_in"),
    NOT_SEATED(409, "exam.problem.not_seated"),
    OTHER_BROWSER(409, "exam.problem.other_browser"),
    ROOM_OVER(409, "exam.problem.room_over"),
    ALREADY_DECIDED(409, "exam.problem.already_decided"),
    NOT_OPEN(409, "exam.problem.not_open"),
    NOT_CLOSED(409, "exam.problem.not_closed"),
    CLAIMED(409, "exam.problem.claimed"),
    ANNULLED(409, "exam.problem.annulled"),
    OTHER_OPEN(409, "exam.problem.other_open"),
    MINUTES_WRONG(422, "exam.problem.minutes_wrong"),
    EXTRA_WRONG(422, "exam.problem.extra_wrong"),
    OWN_SITTING(403, "exam.problem.own_sitting"),
    SEAT_OF_ROOM(409, "exam.problem.seat_of_room");

    private final int status;
    private final String key;

    ExamProblem(int status, String key) {
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
