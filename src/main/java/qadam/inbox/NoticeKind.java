package qadam.inbox;

/** What a notice tells; its code stands in the table, its words in {@code messages/inbox_*.properties}. */
enum NoticeKind {
    PASSED("inbox.kind.passed"),
    NOT_YET("inbox.kind.not_yet"),
    RAISED("inbox.kind.raised"),
    EXAM_EXTRA_TIME("inbox.kind.exam_extra_time"),
    EXAM_REOPENED("inbox.kind.exam_reopened"),
    LATE_ACCEPTED("inbox.kind.late_accepted"),
    LATE_DECLINED("inbox.kind.late_declined"),
    CREDENTIAL_ISSUED("inbox.kind.credential_issued"),
    CREDENTIAL_REVOKED("inbox.kind.credential_revoked"),
    CREDENTIAL_REINSTATED("inbox.kind.credential_reinstated"),
    CLAIM_REFUSED("inbox.kind.claim_refused"),
    CLAIM_CHECKED("inbox.kind.claim_checked"),
    CLAIM_RELEASED("inbox.kind.claim_released"),
    CLAIM_UPHELD("inbox.kind.claim_upheld"),
    PASSWORD_CHANGED("inbox.kind.password_changed"),
    PASSKEY_ADDED("inbox.kind.passkey_added"),
    PASSKEY_REMOVED("inbox.kind.passkey_removed"),
    SIGN_ON_LINKED("inbox.kind.sign_on_linked"),
    SIGN_ON_UNLINKED("inbox.kind.sign_on_unlinked"),
    RECOVERY_CODE_USED("inbox.kind.recovery_code_used"),
    RECOVERY_CODES_FEW("inbox.kind.recovery_codes_few"),
    RECOVERY_CODES_RENEWED("inbox.kind.recovery_codes_renewed"),
    RESET_LINK_MADE("inbox.kind.reset_link_made"),
    RESET_LINK_ENDED("inbox.kind.reset_link_ended"),
    RESET_LINK_USED("inbox.kind.reset_link_used"),
    JOINING_PROPOSED("inbox.kind.joining_proposed"),
    ACCOUNTS_JOINED("inbox.kind.accounts_joined"),
    ACCOUNTS_PARTED("inbox.kind.accounts_parted"),
    MISTAKE_ANSWERED("inbox.kind.mistake_answered"),
    PLACE_FREE("inbox.kind.place_free"),
    PUPIL_ALERT("inbox.kind.pupil_alert"),
    PUPIL_ALERT_UNSEEN("inbox.kind.pupil_alert_unseen"),
    MINORS_MODE_CLOSED("inbox.kind.minors_mode_closed"),
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
