package qadam.proof;

import java.util.Optional;

/**
 * Where the verifier finds the signed status list of a credential: our own store, or files given on the command line.
 * The address comes from the credential, so from anybody: look it up among lists you hold, never fetch it.
 */
@FunctionalInterface
public interface StatusSource {
    StatusSource NONE = address -> Optional.empty();

    Optional<byte[]> list(String address);
}
