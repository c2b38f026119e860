package qadam.enrolment;

/** How a link stands for whoever opens it; the name in small letters is part of a message's key. */
enum Threshold {
    OPEN, EARLY, LATE, ENDED, FULL, QUEUE, JOINED, WAITING, INSIDE
}
