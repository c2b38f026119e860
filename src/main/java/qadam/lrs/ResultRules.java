package qadam.lrs;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Results and scores: IEEE 9274.1.1 §4.2.2.4, xAPI 1.0.3 Part Two §2.4.5. */
final class ResultRules {
    private ResultRules() {
    }

    static void result(Part part) {
        part.object(Set.of("score", "success", "completion", "response", "duration", "extensions"));
        part.member("score").ifPresent(ResultRules::score);
        part.member("success").ifPresent(Part::truth);
        part.member("completion").ifPresent(Part::truth);
        part.member("response").ifPresent(Part::text);
        part.member("duration").ifPresent(Values::duration);
        part.member("extensions").ifPresent(Values::extensions);
    }

    private static void score(Part part) {
        part.object(Set.of("scaled", "raw", "min", "max"));
        number(part, "scaled").filter(scaled -> scaled.abs().compareTo(BigDecimal.ONE) > 0)
            .ifPresent(outside -> part.refuse("has scaled outside of -1 to 1"));
        Optional<BigDecimal> least = number(part, "min");
        Optional<BigDecimal> most = number(part, "max");
        Optional<BigDecimal> raw = number(part, "raw");
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) >= 0) {
            part.refuse("has min not below max");
        }
        if (raw.isPresent() && (least.filter(limit -> raw.get().compareTo(limit) < 0).isPresent()
            || most.filter(limit -> raw.get().compareTo(limit) > 0).isPresent())) {
            part.refuse("has raw outside of min to max");
        }
    }

    private static Optional<BigDecimal> number(Part part, String name) {
        return part.member(name).map(member -> member.node().isNumber() ? member.node().decimalValue() : member.refuse("must be a number"));
    }
}
