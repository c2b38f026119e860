package qadam.consent;

import java.util.Locale;

/** What a legal representative is to the pupil. */
public enum Relation {
    MOTHER, FATHER, GUARDIAN, OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String key() {
        return "consent.relation." + code();
    }
}
