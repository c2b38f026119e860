package qadam.learning;

import qadam.record.Receipt;

/** A practice answer that is durably stored, and whether it was right. */
public record Answered(Receipt receipt, boolean right) {
}
