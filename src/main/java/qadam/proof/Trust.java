package qadam.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom the verifier believes: issuers, their keys with dates, the public log and its witnesses. It ships with the program or is
 * given by {@code --trust FILE}; nothing else makes a signature trusted.
 */
public record Trust(List<TrustedIssuer> issuers, Optional<Instant> logOpens, Optional<LogTrust> log) {
    public Trust(List<TrustedIssuer> issuers, Optional<Instant> logOpens) {
        this(issuers, logOpens, Optional.empty());
    }

    /** The same, knowing the log too. */
    public Trust with(LogTrust known) {
        return new Trust(issuers, logOpens, Optional.of(known));
    }

    public record TrustedIssuer(String did, String name, List<TrustedKey> keys) {
        Optional<TrustedKey> key(String id) {
            return keys.stream().filter(trusted -> trusted.key().id().equals(id)).findFirst();
        }
    }

    /** Trust in our own installation, with keys that have no end. */
    public static Trust in(String did, String name, SigningKeys keys) {
        var trusted = keys.publicKeys(did).stream().map(key -> new TrustedKey(key, Optional.empty(), Optional.empty())).toList();
        return new Trust(List.of(new TrustedIssuer(did, name, trusted)), Optional.empty());
    }

    /** Reads a trust file strictly: an unknown member, a wrong key or date is a fault of the file, said in words. */
    public static Trust read(byte[] json) {
        try {
            return TrustFile.read(StrictJson.read(json));
        } catch (Rejected e) {
            throw new IllegalArgumentException("trust file: " + e.getMessage());
        }
    }

    public byte[] toJson() {
        return StrictJson.write(TrustFile.write(this));
    }

    Optional<TrustedIssuer> issuer(String did) {
        return issuers.stream().filter(issuer -> issuer.did().equals(did)).findFirst();
    }
}
