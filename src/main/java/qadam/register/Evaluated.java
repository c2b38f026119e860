package qadam.register;

import java.time.Instant;

/** A signed result of the evaluation. @param address of its page, without language */
public record Evaluated(String model, Instant at, String address) {
}
