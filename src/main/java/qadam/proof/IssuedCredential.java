package qadam.proof;

import java.util.Optional;

/**
 * A signed credential. Sign once and store all three: an ES256 signature differs each time.
 *
 * @param json the canonical file, with its {@code eddsa-rdfc-2022} proof
 * @param jwt  the same claims as an ES256 VC-JWT; empty only for a did:key issuer, which has no P-256 key
 * @param hash SHA-256, in hex, of the RDFC-1.0 canonical form without proof; the same for both
 */
public record IssuedCredential(byte[] json, Optional<String> jwt, String hash) {}
