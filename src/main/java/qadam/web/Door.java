package qadam.web;

/** How the person of a session came in; the name is the column's value. A card or a link shows less of who somebody is than a password or a passkey. */
public enum Door {
    NAME, PASSKEY, CODE, LINK, CARD, SSO
}
