package qadam.credential;

import java.time.Instant;
import java.util.UUID;

/** A credential as it is kept: what names its holder, and what opens its commitment, only under the holder's key. */
record Credential(UUID id, UUID person, UUID attempt, String registryNumber, int statusList, int statusIndex, Instant issuedAt,
                  byte[] hash, Sealed sealed, long leaf) {
    /** Each text is sealed under the holder's key; when that key is destroyed, they are gone. */
    record Sealed(byte[] salt, byte[] name, byte[] document, byte[] token) {
    }
}
