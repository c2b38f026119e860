package qadam.credential;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.proof.LogProof;
import qadam.proof.LogTrust;

/** What credentials ask of the public log, which comes after them; wired in {@code House}. */
public interface LogBook {
    /** Whom a verifier should believe about this log. */
    LogTrust trust();

    /** When the log opened; a credential older than that is due a week later. */
    Instant openedAt();

    /** The leaf at a place, proved under the newest published checkpoint; empty until one covers it. */
    Optional<LogProof> proof(Handle handle, long index);

    /** When a leaf queued then must be public. */
    Instant due(Instant queuedAt);

    /** The log's signed word that this commitment will be public by then. */
    String promise(String commitment, Instant queuedAt);
}
