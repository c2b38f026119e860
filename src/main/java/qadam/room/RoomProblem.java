package qadam.room;

import qadam.shared.Problem;

/** What can go wrong in a room; {@code field} is the form field beside which it is said. */
enum RoomProblem implements Problem {
    GROUPS_MISSING(422, "room.problem.groups_missing", "group"),
    EXAM_MISSING(422, "room.problem.exam_missing", "exam"),
    MINUTES_WRONG(422, "room.problem.minutes_wrong", "minutes"),
    OWN_GROUP(403, "room.problem.own_group", "group"),
    OWN_PUPIL(403, "room.problem.own_pupil", "seat"),
    OWN_ROOM(403, "room.problem.own_room", "code"),
    CODE_WRONG(422, "room.problem.code_wrong", "code"),
    CODE_TRIES(429, "room.problem.code_tries", "code"),
    SEAT_WRONG(422, "room.problem.seat_wrong", "seat"),
    SEAT_TAKEN(409, "room.problem.seat_taken", "seat"),
    NOT_WAITING(409, "room.problem.not_waiting", ""),
    WORDS_MISSING(422, "room.problem.words_missing", "words"),
    WORDS_PERSONAL(422, "room.problem.words_personal", "words"),
    OVER(409, "room.problem.over", ""),
    SOMEBODY_SITS(409, "room.problem.somebody_sits", ""),
    NOT_AFFIRMED(422, "room.problem.not_affirmed", "affirmed"),
    TOO_LATE(409, "room.problem.too_late", ""),
    SIGNED(409, "room.problem.signed", "");

    private final int status;
    private final String key;
    private final String field;

    RoomProblem(int status, String key, String field) {
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
