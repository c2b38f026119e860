package qadam.lrs;

/**
 * Who somebody is to xAPI: an inverse functional identifier (xAPI 1.0.3 Part Two §2.4.2.3).
 *
 * @param identifier which of the four: {@code mbox}, {@code mbox_sha1sum}, {@code openid}, {@code account}; empty for an anonymous Group
 * @param value its value; of an account its home page, a space and its name: no IRI holds a space
 */
record Agent(String identifier, String value) {
    /** The same for all who are the same, and different for all others. */
    String key() {
        return identifier + " " + value;
    }

    boolean anonymous() {
        return identifier.isEmpty();
    }
}
