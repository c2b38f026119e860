package qadam.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * A credential that was issued, or claimed since, in the name of the person who asks.
 *
 * @param programme as {@code kz-2026@1} @param region in the reader's language
 * @param week of the leaf that bears the person's tag @param claimed whether that is a claim, made after the credential was issued
 * @param index the leaf's place in the log; empty while it waits @param until when it will be public at the latest
 */
public record NamedLeaf(String programme, String week, String region, int level, String registryNumber, String credential, boolean claimed,
                        Optional<Long> index, Instant until, boolean revoked) {
}
