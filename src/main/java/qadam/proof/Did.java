package qadam.proof;

import java.net.URI;
import java.util.Locale;

/** Names of issuers: did:web for an installation with an address, did:key before it has one (never counted). */
public final class Did {
    private Did() {}

    /** did:web of an origin such as {@code https://qadam.example} or {@code http://localhost:8080}; the port's colon is written %3A. */
    public static String web(String origin) {
        var uri = URI.create(origin);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null || !(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/")))
            throw new IllegalArgumentException("not an origin: " + origin);
        return "did:web:" + uri.getHost().toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : "%3A" + uri.getPort());
    }

    /** did:key of the Ed25519 key. A JWT needs the P-256 key, which such an issuer does not have. */
    public static String key(SigningKeys keys) {
        return "did:key:" + Multikey.encode(keys.ed25519());
    }

    static boolean isKey(String did) {
        return did.startsWith("did:key:");
    }

    /** The DID before the fragment. */
    static String of(String keyId) {
        int hash = keyId.indexOf('#');
        return hash < 0 ? keyId : keyId.substring(0, hash);
    }

    static String fragment(String keyId) {
        int hash = keyId.indexOf('#');
        return hash < 0 ? "" : keyId.substring(hash + 1);
    }
}
