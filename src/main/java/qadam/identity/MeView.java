package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the person's own page shows. */
public record MeView(String name, String userName, boolean hasPassword, List<Passkey> passkeys, long codesLeft,
                     List<Device> devices, List<Card> cards, boolean staff) {
    public record Passkey(long number, Instant madeAt, Optional<Instant> usedAt) {
    }

    /** @param session its name in addresses @param here true for the browser that asks */
    public record Device(String session, String words, Instant sinceAt, Instant seenAt, boolean here) {
    }
}
