package qadam.consent;

import java.util.Locale;

/** What a legal representative is to the pupil. */
public enum Relation {
    MOTHER, FATHER, GUARDIAN, OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a guardian says it of themselves. */
    public String key() {
        return "consent.relation." + code();
    }

    /** As it is said of them. */
    public String saidKey() {
        return "consent.relation.is." + code();
    }
}
