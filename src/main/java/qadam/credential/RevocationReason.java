package qadam.credential;

import java.util.Locale;
import java.util.Optional;

/** Why a credential is revoked; its code stands in the public log. */
public enum RevocationReason {
    MISTAKE("credential.reason.mistake"),
    IDENTITY("credential.reason.identity"),
    INTEGRITY("credential.reason.integrity"),
    HOLDER("credential.reason.holder");

    private final String key;

    RevocationReason(String key) {
        this.key = key;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return key;
    }

    static Optional<RevocationReason> of(String code) {
        for (RevocationReason reason : values()) {
            if (reason.code().equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
