package qadam.identity;

/** What is kept of a person under their own key; the code is the column's value. */
enum PersonDetail {
    NAME("name"), USER_NAME("user_name"),
    /** Shown to the person until they say they have kept them, half an hour at most. */
    FRESH_RECOVERY_CODES("fresh_recovery_codes"),
    /** A link just made for somebody else, shown to its maker as long. */
    FRESH_INVITATION("fresh_invitation");

    private final String code;

    PersonDetail(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
