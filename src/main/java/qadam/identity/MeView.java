package qadam.identity;

import java.time.Instant;
import java.util.List;

/** What the person's own page shows. @param byCard whether they came by a class card: then how one comes in and one's data are not theirs to change */
public record MeView(String name, String userName, boolean hasPassword, long passkeys, long codesLeft,
                     List<Device> devices, List<Card> cards, boolean staff, boolean byCard) {
    /** True when so few recovery codes are left that it is time for new ones. */
    public boolean codesAreFew() {
        return codesLeft <= RecoveryCodes.FEW;
    }

    /** @param session its name in addresses @param here true for the browser that asks */
    public record Device(String session, String words, Instant sinceAt, Instant seenAt, boolean here) {
    }
}
