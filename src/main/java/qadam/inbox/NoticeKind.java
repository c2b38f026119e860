package qadam.inbox;

/** What a notice tells; its code stands in the table, its words in {@code messages/inbox_*.properties}. */
enum NoticeKind {
    PASSED("inbox.kind.passed"),
    NOT_YET("inbox.kind.not_yet"),
    RAISED("inbox.kind.raised"),
    CREDENTIAL_ISSUED("inbox.kind.credential_issued"),
    CREDENTIAL_REVOKED("inbox.kind.credential_revoked"),
    MISTAKE_ANSWERED("inbox.kind.mistake_answered"),
    /** Of something; its words are those of the subject's first part, as {@code terms/…}. */
    CONSENT_ASKED("inbox.consent."),
    ACCOUNT_UNUSED("inbox.kind.account_unused");

    private final String key;

    NoticeKind(String key) {
        this.key = key;
    }

    String key(String subject) {
        return key.endsWith(".") ? key + subject.split("/")[0] : key;
    }
}
