package qadam.tutor;

/** The tutor as people meet it: its page, beside each lesson, and {@code /api/tutor}. */
public final class Tutor {
}
