package qadam.shared;

/** One way in which a request cannot be served: an enum constant per package, with a message in three languages. */
public interface Problem {
    /** The HTTP status (RFC 9110 §15) that tells a program the same. */
    int status();

    /** The message's key: what happened, what was kept, what to do next. */
    String key();
}
