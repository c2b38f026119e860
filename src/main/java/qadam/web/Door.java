package qadam.web;

/** How the person of a session came in; the name is the column's value. A card or a link shows less of who somebody is than a password or a passkey. */
public enum Door {
    NAME, PASSKEY, CODE, LINK, CARD, SSO,
    /** Another organisation's sign-on that says a second factor was shown, in words that the operator has declared strong. */
    STRONG_SSO;

    /** Whether two things were shown: a device and its lock, or what a trusted sign-on says. */
    public boolean isStrong() {
        return this == PASSKEY || this == STRONG_SSO;
    }
}
