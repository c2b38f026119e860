package qadam.enrolment;

import java.time.LocalDate;

/**
 * A link by which people join a place.
 *
 * @param taken how many have a place now
 * @param queue whether who comes when it is full may wait
 */
public record EnrolmentLink(long number, long place, int capacity, int taken, boolean queue, LocalDate firstDay, LocalDate lastDay, boolean ended) {
    boolean isFull() {
        return taken >= capacity;
    }
}
