package qadam.enrolment;

import java.time.LocalDate;

/** What somebody wishes of a link. */
record NewLink(int capacity, LocalDate firstDay, LocalDate lastDay, boolean queue) {
    static final int MOST_PLACES = 10_000;
}
