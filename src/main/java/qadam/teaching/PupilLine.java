package qadam.teaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One pupil in the teacher's table.
 *
 * @param lessons how far each lesson is, in the course's order: 0 not begun, 1 begun, 2 finished
 * @param stage code of how far they are with the exam
 * @param stuckOn what they answer wrongly again and again
 * @param stillSince since when nothing has moved, if that is too long
 * @param sittingOn their own day of the exam
 */
public record PupilLine(String name, List<Integer> lessons, int taken, int total, Optional<Instant> lastAt, String stage, boolean certified, boolean done,
                        List<Hard> stuckOn, Optional<Instant> stillSince, Optional<LocalDate> sittingOn, boolean moved) {
    /** @param question its number in the lesson */
    public record Hard(String lesson, String title, int question, int tries) {
    }

    public boolean stuck() {
        return !stuckOn.isEmpty() || stillSince.isPresent();
    }

    public boolean begun() {
        return taken > 0 || lastAt.isPresent();
    }

    public long lessonsFinished() {
        return lessons.stream().filter(state -> state == 2).count();
    }
}
