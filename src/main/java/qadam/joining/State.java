package qadam.joining;

import java.util.Locale;

/** Where a joining stands. */
enum State {
    /** Nobody has said anything yet. */
    PROPOSED,
    /** One of the office says that they are one person's; another has to look. */
    VOUCHED,
    JOINED,
    /** They are not, says the person or the office. */
    DECLINED,
    /** They were joined, and are two again. */
    PARTED;

    boolean isOpen() {
        return this == PROPOSED || this == VOUCHED;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
