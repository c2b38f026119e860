package qadam.proof;

import java.time.Instant;
import java.util.Optional;

/** What verification found, in the order of the design's section 7. */
public sealed interface Verdict {
    /**
     * Genuine, in force, and a leaf of the public log.
     *
     * @param index the leaf's place @param size of the tree that shows it
     * @param witnesses how many of those we know have put their line under that tree, the last of them at {@code witnessedAt}
     * @param independent whether one of them is not the operator's
     */
    record InLog(long index, long size, int witnesses, Optional<Instant> witnessedAt, boolean independent) implements Verdict {}

    /** Signed and in force, neither valid nor invalid yet: its log entry is due by then; empty when the trust file knows no log. */
    record WaitingForLog(Optional<Instant> until) implements Verdict {}

    /** The seal holds, but nothing shows it in the log, where it should long have been: not to be relied on. */
    record NotInLog(Instant due) implements Verdict {}

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
        return this instanceof InLog || this instanceof WaitingForLog;
    }
}
