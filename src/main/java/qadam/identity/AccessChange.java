package qadam.identity;

import java.util.Locale;

/** What can happen to the ways in which a person comes in. Each leaves a line in the trail and news for the person. */
public enum AccessChange {
    PASSWORD_CHANGED, PASSKEY_ADDED, PASSKEY_REMOVED, SIGN_ON_LINKED, SIGN_ON_UNLINKED,
    RECOVERY_CODE_USED, RECOVERY_CODES_RENEWED,
    RESET_LINK_MADE, RESET_LINK_ENDED, RESET_LINK_USED;

    /** As the trail writes it: {@code reset-link-made}. */
    String act() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
