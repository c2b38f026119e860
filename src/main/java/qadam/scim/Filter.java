package qadam.scim;

import java.util.List;
import java.util.Optional;

/** A filter as RFC 7644 §3.4.2.2 writes it. */
sealed interface Filter {
    record And(Filter left, Filter right) implements Filter {
    }

    record Or(Filter left, Filter right) implements Filter {
    }

    record Not(Filter inner) implements Filter {
    }

    record Present(AttributeName attribute) implements Filter {
    }

    /** @param value a text, a number, a truth, or null */
    record Compares(AttributeName attribute, Operator operator, Object value) implements Filter {
    }

    /** One value of several meets the inner filter. */
    record OneOf(AttributeName attribute, Filter inner) implements Filter {
    }

    enum Operator {
        EQ, NE, CO, SW, EW, GT, GE, LT, LE
    }

    /** Whether nothing can be looked up by it at once, so that all have to be gone through. @param found attributes by which something can */
    default boolean walks(List<String> found) {
        return found.stream().allMatch(attribute -> demands(attribute).isEmpty());
    }

    /** Whether anything is asked of the attribute, or of a part of it. */
    default boolean asks(String attribute) {
        return switch (this) {
            case And both -> both.left.asks(attribute) || both.right.asks(attribute);
            case Or either -> either.left.asks(attribute) || either.right.asks(attribute);
            case Not not -> not.inner.asks(attribute);
            case Present present -> present.attribute.name().equals(attribute);
            case Compares one -> one.attribute.name().equals(attribute);
            case OneOf one -> one.attribute.name().equals(attribute);
        };
    }

    /** The text that the attribute must equal for anything to be found: what can be looked up at once. Empty when there is no such demand. */
    default Optional<String> demands(String attribute) {
        return switch (this) {
            case And both -> both.left.demands(attribute).or(() -> both.right.demands(attribute));
            case Compares one when one.operator == Operator.EQ && one.attribute.dotted().equals(attribute) && one.value instanceof String text -> Optional.of(text);
            case Compares other -> Optional.empty();
            case Or either -> Optional.empty();
            case Not not -> Optional.empty();
            case Present present -> Optional.empty();
            case OneOf one -> Optional.empty();
        };
    }
}
