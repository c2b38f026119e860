package qadam.proof;

import java.time.Instant;
import java.util.Optional;

/** The verifier: works without a network, never throws for what is in the bytes, and asks only the trust file whom to believe. */
public final class Verifier {
    private final Trust trust;
    private final StatusSource lists;

    public Verifier(Trust trust, StatusSource lists) {
        this.trust = trust;
        this.lists = lists;
    }

    /** Examines credential JSON, a JWT, a PDF with {@code credential.json} attached, or a bundle that holds one; at most 1 MB. */
    public Verification verify(byte[] bytes, Instant now) {
        return verify(bytes, Optional.empty(), now);
    }

    /** @param beside the bundle that shows the credential in the log, when it is not in the PDF */
    public Verification verify(byte[] bytes, Optional<byte[]> beside, Instant now) {
        return new Examination(trust, lists, beside, now).of(bytes);
    }
}
