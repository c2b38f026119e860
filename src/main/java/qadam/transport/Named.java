package qadam.transport;

/** How much of what was made in an origin's name is out, and would be worth nothing under another. */
public record Named(long credentials, long passkeys) {
    boolean isAnything() {
        return credentials + passkeys > 0;
    }
}
