package qadam.proof;

import java.time.Instant;
import java.util.Optional;

/** What verification found, in the order of the design's section 7. "In the public log" joins when the log exists. */
public sealed interface Verdict {
    /** Genuine and in force; its log entry is due by then, or some time after the log opens when the trust file knows no date. */
    record WaitingForLog(Optional<Instant> until) implements Verdict {}

    /** Nobody we trust: the seal fits the key it names, or ({@code sealIntact} false) that key is not ours to see. */
    record IssuerUnknown(boolean sealIntact) implements Verdict {}

    /** A trusted issuer is named, but the seal does not cover this text. */
    record Altered(Problem problem) implements Verdict {}

    record Revoked() implements Verdict {}

    /** Nothing was changed, and yet it must not be relied on: its time or its key's time is over or has not come. */
    record Refused(Problem problem) implements Verdict {}

    /** No credential that this verifier can read. */
    record Unreadable(Problem problem) implements Verdict {}

    default boolean isGenuine() {
        return this instanceof WaitingForLog;
    }
}
