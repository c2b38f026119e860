package qadam.proof;

import java.time.Instant;

/** The verifier: works without a network, never throws for what is in the bytes, and asks only the trust file whom to believe. */
public final class Verifier {
    private final Trust trust;
    private final StatusSource lists;

    public Verifier(Trust trust, StatusSource lists) {
        this.trust = trust;
        this.lists = lists;
    }

    /** Examines credential JSON, a JWT, or a PDF with {@code credential.json} attached; at most 1 MB. */
    public Verification verify(byte[] bytes, Instant now) {
        return new Examination(trust, lists, now).of(bytes);
    }
}
