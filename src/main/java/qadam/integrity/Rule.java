package qadam.integrity;

import java.util.Arrays;
import java.util.Optional;

/**
 * The public rules, version 1, in docs/api/integrity.md and on {@code /kk/count/rules}. A rule that refuses at once
 * does so only for what cannot be; one that raises a flag lets a human look, and the claim waits.
 */
public enum Rule {
    /** Read and answered faster than anybody can read. */
    EXAM_TOO_FAST("exam-too-fast", true),
    /** Practised faster than any hand can press, by the server's clock and by the device's. */
    COURSE_TOO_FAST("course-too-fast", true),
    /** One of many ids of one block of ten within days. */
    IDS_IN_SEQUENCE("ids-in-sequence", true),
    /** Many hurried people on one device who answered alike: for a human to look at. */
    SAME_ANSWERS_ONE_DEVICE("same-answers-one-device", false);

    /** Of the rules as a whole; raised whenever any bound changes. */
    public static final int VERSION = 1;

    private final String id;
    private final boolean refuses;

    Rule(String id, boolean refuses) {
        this.id = id;
        this.refuses = refuses;
    }

    /** As it is published. */
    public String id() {
        return id;
    }

    /** Whether it refuses at once; else it asks a human. */
    public boolean refuses() {
        return refuses;
    }

    /** The first part of its words' keys. */
    public String key() {
        return "integrity.rule." + id.replace('-', '_');
    }

    static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}
