package qadam.enrolment;

/** What somebody is to a link; the name is the column's value. */
enum EnrolmentState {
    JOINED, WAITING, LEFT
}
