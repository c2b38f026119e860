package qadam.identity;

/** What is kept of a person under their own key; the code is the column's value. */
enum PersonDetail {
    NAME("name"), USER_NAME("user_name"),
    /** Shown to the person until they say they have kept them, half an hour at most. */
    FRESH_RECOVERY_CODES("fresh_recovery_codes"),
    /** A link just made for somebody else, shown to its maker as long. */
    FRESH_INVITATION("fresh_invitation"),
    /** The same for a link that lets somebody in again: whose it is, and its token. */
    FRESH_RESET_LINK("fresh_reset_link");

    private final String code;

    PersonDetail(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
