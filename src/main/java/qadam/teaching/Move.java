package qadam.teaching;

import java.time.LocalDate;
import java.util.UUID;

/** That somebody sits the exam of an assignment on another day. */
record Move(long assignment, UUID person, LocalDate movedTo) {
}
