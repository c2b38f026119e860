package qadam.integrity;

import java.util.Locale;

/** Where a case stands; its name stands in the table. */
public enum State {
    /** The rule speaks against the credential; its holder may appeal. */
    REFUSED,
    /** A human looks, until a date; then it is released unless somebody decided. */
    CHECKED,
    /** The holder has appealed; a human decides. */
    APPEALED,
    /** Nothing stands in the way any more. */
    RELEASED,
    /** A human has looked at the appeal and refused: this is the end. */
    UPHELD;

    /** Whether the credential can be claimed. */
    public boolean admits() {
        return this == RELEASED;
    }

    /** Whether somebody has to decide. */
    public boolean waits() {
        return this == CHECKED || this == APPEALED;
    }

    public String key() {
        return "integrity.state." + name().toLowerCase(Locale.ROOT);
    }
}
