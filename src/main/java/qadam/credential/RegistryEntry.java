package qadam.credential;

import java.util.UUID;

/**
 * What a credential is given before it is signed: its id, its number in the year's registry, its place in a status list.
 * Kept for the attempt, so that claims sent in parallel, or again after a crash, sign the same credential.
 */
record RegistryEntry(UUID attempt, UUID credential, int year, int number, int statusList, int statusIndex) {
    /** As printed: {@code KZ-2026-0000042}. */
    String registryNumber() {
        return "KZ-%d-%07d".formatted(year, number);
    }
}
