package qadam.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator may set by {@code --limit name=value}. Each is generous: it stops what would harm the others and is never
 * met by a school of a thousand behind one address. Described with its message in {@code docs/run/limits.md}.
 */
public enum Limit {
    /** Kilobytes of a request that is no upload. */
    REQUEST_KILOBYTES(512, 64, 65_536),
    /** Kilobytes of an upload. */
    UPLOAD_KILOBYTES(8_192, 1_024, 262_144),
    /** Connections at once; further ones wait. */
    CONNECTIONS(10_000, 10, 1_000_000),
    /** Seconds for which a connection may be silent. */
    SILENT_SECONDS(30, 1, 3_600),
    /** Seconds within which a request must have come whole. */
    REQUEST_SECONDS(120, 1, 3_600),
    /** Requests a minute of one browser that is signed in or has taken steps; fixed pages are not counted. */
    REQUESTS_PER_MINUTE(600, 10, 1_000_000),
    /** The same of one address, whoever sits behind it. */
    ADDRESS_REQUESTS_PER_MINUTE(60_000, 10, 100_000_000),
    /** Requests a minute of one address that cost the server much work each, as verifying a certificate. */
    ADDRESS_HEAVY_REQUESTS_PER_MINUTE(600, 1, 1_000_000),
    /** Searches a minute of one address, whoever sits behind it. */
    ADDRESS_SEARCHES_PER_MINUTE(6_000, 10, 10_000_000),
    /** Characters of a question to the tutor; more than search reads is of no use. */
    TUTOR_QUESTION_CHARACTERS(600, 100, 1_000),
    /** Pieces of such work, and checks of passwords, at once: each takes a processor and some 20 MB. */
    HEAVY_WORK_AT_ONCE(Math.max(2, Runtime.getRuntime().availableProcessors()), 1, 1_000),
    /** New learners an hour of one address: browsers that take their first step. */
    ADDRESS_NEW_LEARNERS_PER_HOUR(20_000, 10, 10_000_000),
    /** New accounts an hour of one address. */
    ADDRESS_SIGN_UPS_PER_HOUR(3_000, 1, 1_000_000),
    /** Wrong tries for one account before each further one has to wait. */
    SIGN_IN_TRIES(5, 1, 1_000),
    /** The longest such wait, in seconds. */
    SIGN_IN_WAIT_SECONDS(60, 1, 3_600),
    /** Wrong tries of one address in ten minutes, for whatever accounts. */
    ADDRESS_SIGN_IN_TRIES(3_000, 1, 1_000_000),
    /** Wrong tries for one class card before each further one has to wait. */
    CARD_TRIES(5, 1, 1_000),
    /** The longest such wait, in seconds. */
    CARD_WAIT_SECONDS(3_600, 1, 86_400),
    /** Codes of no class that one address may try in ten minutes. */
    ADDRESS_CLASS_CODES(300, 1, 1_000_000),
    /** Seconds within which another organisation's sign-on must have answered. */
    SIGN_ON_SECONDS(8, 1, 60),
    /** Wrong national ids a day of one account that the office has confirmed. */
    NATIONAL_ID_TRIES_PER_DAY(5, 1, 100),
    /** How many people a day one of the office may ask after: was a credential issued in their name? */
    NAME_CHECKS_PER_DAY(30, 1, 10_000),
    /** Practice answers a minute of one learner. */
    STEPS_PER_MINUTE(600, 50, 1_000_000),
    /** Pieces of writing that may wait for a writer; as many more wait two seconds for a place, the next is refused at once. */
    WRITES_WAITING(4_096, 16, 65_536),
    /** Works that one learner may hand in at labs, an hour. */
    LAB_WORKS_PER_HOUR(60, 1, 100_000),
    /** Saves in one sitting of an exam. */
    EXAM_SAVES(2_000, 100, 1_000_000),
    /** Requests a minute of one token by which an agency's directory keeps its staff list here. */
    SCIM_REQUESTS_PER_MINUTE(3_000, 10, 1_000_000),
    /** Requests a minute of one person's keys to the language model, and of their playground. */
    MODEL_REQUESTS_PER_MINUTE(60, 1, 1_000_000),
    /** Tokens a day of the same, of what is asked and what is answered together. */
    MODEL_TOKENS_PER_DAY(200_000, 1, 100_000_000),
    /** Tokens of one answer that a builder may ask for. */
    MODEL_TOKENS_PER_ANSWER(4_096, 16, 32_768),
    /** Answers to builders under way at once, of all together. */
    MODEL_REQUESTS_AT_ONCE(64, 1, 10_000),
    /** Questions to a language model that wait for a free place. */
    MODEL_QUEUE(64, 1, 10_000),
    /** Seconds until a language model must have begun its answer. */
    MODEL_FIRST_SECONDS(90, 5, 3_600),
    /** Seconds within which a language model's answer must be whole. */
    MODEL_ANSWER_SECONDS(300, 10, 7_200),
    /** Requests a minute of one client of the learning record store. */
    LRS_REQUESTS_PER_MINUTE(30_000, 10, 10_000_000),
    /** Statements in one request to the learning record store. */
    LRS_STATEMENTS_AT_ONCE(1_000, 10, 10_000),
    /** Statements on one page of its answer. */
    LRS_STATEMENTS_ON_A_PAGE(200, 10, 1_000),
    /** Attachments in one request to it. */
    LRS_ATTACHMENTS_AT_ONCE(200, 1, 1_000),
    /** Kilobytes of one document that a tool keeps here: a state or a profile. */
    LRS_DOCUMENT_KILOBYTES(512, 1, 8_192),
    /** Reports of mistakes a day of one browser. */
    MISTAKE_REPORTS_PER_DAY(20, 1, 10_000),
    /** Reports of mistakes an hour of all together. */
    ALL_MISTAKE_REPORTS_PER_HOUR(2_000, 1, 1_000_000);

    private final int usual;
    private final int least;
    private final int most;

    Limit(int usual, int least, int most) {
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** As it is written after {@code --limit}: {@code request-kilobytes}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int usual() {
        return usual;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    static Optional<Limit> named(String label) {
        return Arrays.stream(values()).filter(limit -> limit.label().equals(label)).findFirst();
    }
}
