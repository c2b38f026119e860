package qadam.log;

import java.time.Instant;
import qadam.proof.SignedNote;

/** A checkpoint as it was published: the log's signature under it, and the witnesses'. */
public record Published(long size, byte[] root, SignedNote note, Instant at) {
}
