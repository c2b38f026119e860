package qadam.shared;

/** What came of one item of a {@link GroupWork}: a refusal is an outcome and no exception, so that it never disturbs its neighbours. */
public sealed interface Outcome<T> {
    /** It is kept. */
    record Kept<T>(T value) implements Outcome<T> {
    }

    /** It is not kept, and why. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {
    }

    /** @throws Refusal when it was refused */
    default T value() {
        return switch (this) {
            case Kept<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw refusal;
        };
    }
}
