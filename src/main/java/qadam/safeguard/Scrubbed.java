package qadam.safeguard;

import java.util.Set;

/** A text without personal data. @param removed what stood in it */
public record Scrubbed(String text, Set<Kind> removed) {
    /** What is taken out. */
    public enum Kind {
        NATIONAL_ID, PHONE, EMAIL, CARD, MESSENGER
    }

    public Scrubbed {
        removed = Set.copyOf(removed);
    }

    public boolean isChanged() {
        return !removed.isEmpty();
    }
}
