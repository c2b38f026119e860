package qadam.transport;

import qadam.shared.Refusal;

/** What is said to a request before anybody looks at what it wants. */
public sealed interface Greeting {
    /** @param door the address by which it came, without a path: links for the same person begin so */
    record Welcome(String door) implements Greeting {
    }

    /** @param door where it should have come */
    record Elsewhere(String door) implements Greeting {
    }

    record Refused(Refusal why) implements Greeting {
    }
}
