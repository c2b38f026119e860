package qadam.lrs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client may do, in the words of xAPI 1.0.3 Part Three §4.2 (table of scopes); {@link #STEPS_READ} is our own. */
public enum Scope {
    STATEMENTS_WRITE("statements/write"),
    STATEMENTS_READ("statements/read"),
    /** Only those that the same client has sent. */
    STATEMENTS_READ_MINE("statements/read/mine"),
    /** The learners' own steps here, under pseudonyms; in no other scope, not even in {@link #ALL}. */
    STEPS_READ("steps/read"),
    /** May say what an activity is called. */
    DEFINE("define"),
    STATE("state"),
    PROFILE("profile"),
    ALL_READ("all/read"),
    ALL("all");

    private final String words;

    Scope(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** In the keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String words) {
        return Arrays.stream(values()).filter(scope -> scope.words.equals(words)).findFirst();
    }
}
