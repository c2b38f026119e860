package qadam.transport;

/**
 * How much of what was made in an origin's name is out, and would be worth nothing under another.
 *
 * @param toolRecords what other tools keep here: each names the origin; counted up to two thousand
 */
public record Named(long credentials, long passkeys, long toolRecords) {
    boolean isAnything() {
        return credentials + passkeys + toolRecords > 0;
    }
}
