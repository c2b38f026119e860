package qadam.operate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import qadam.model.Concern;
import qadam.transport.CertificateProblem;

/** What the doctor knows to find. A fault stops the server or endangers what is stored; a warning will, if nobody looks. */
enum Complaint {
    NO_FOLDER(true), FOLDER_NOT_WRITABLE(true), MIXED_OWNERS(true), LOGS_NOT_WRITABLE(false),
    DISK_FULL(true), DISK_LOW(true),
    PORT_TAKEN(true), PORT_FORBIDDEN(true),
    NO_DATABASE(false), DATABASE_DAMAGED(true), SCHEMA_NEWER(true), SCHEMA_OLDER(false), SCHEMA_BROKEN(true),
    CLOCK_BEHIND(true), CLOCK_AHEAD(false),
    KEY_MISSING(true), KEY_WRONG(true), KEY_UNREADABLE(true), KEYS_OPEN(true),
    NO_COURSES(true), PROGRAMME_BROKEN(true), COURSE_BROKEN(false),
    BANK_MISSING(false), BANK_SMALL(false), BANK_KEY_MISSING(true), BANK_KEY_WRONG(true),
    CERTIFICATE_UNREADABLE(true), CERTIFICATE_EXPIRED(true), CERTIFICATE_NOT_YET(true), CERTIFICATE_EXPIRING(false),
    CERTIFICATE_OTHER_NAME(true), CERTIFICATE_OTHER_KEY(true),
    ORIGIN_OTHER(true),
    NO_BACKUP(false), BACKUP_OLD(false),
    SMTP_UNREACHABLE(false), SMTP_CERTIFICATE(false), SMTP_SIGN_IN(false),
    MODEL_NOT_FOR_SALE(false), MODEL_LICENCE_UNKNOWN(false), MODEL_UNENCRYPTED(false), MODEL_DOWN(false);

    private final boolean fault;

    Complaint(boolean fault) {
        this.fault = fault;
    }

    boolean isFault() {
        return fault;
    }

    private Optional<CertificateProblem> stopsTheStart() {
        return Arrays.stream(CertificateProblem.values()).filter(problem -> name().equals("CERTIFICATE_" + problem)).findFirst();
    }

    private Optional<String> concern() {
        return Arrays.stream(Concern.Kind.values()).filter(kind -> name().equals("MODEL_" + kind)).map(Concern.Kind::key).findFirst();
    }

    /** As scripts and {@code docs/run/trouble.md} name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What already stops a start is said in the same words. */
    String key() {
        return stopsTheStart().map(CertificateProblem::key).or(this::concern).orElse("operate.doctor." + code());
    }
}
