package qadam.credential;

import java.util.Optional;

/**
 * What is known of a credential before it is signed.
 *
 * @param confirmedBy who says who the holder is; empty when only they themselves
 * @param idSeen whether the one who says so has seen the holder's national id
 */
record Prepared(Entitlement entitlement, RegistryEntry entry, Optional<String> confirmedBy, boolean idSeen, boolean isIssued) {
}
