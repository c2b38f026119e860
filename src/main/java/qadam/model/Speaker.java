package qadam.model;

import java.util.Locale;

/** Who says a message of a conversation with a model. */
public enum Speaker {
    SYSTEM, USER, ASSISTANT;

    /** As the protocol names the role. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
