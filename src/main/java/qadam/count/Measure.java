package qadam.count;

import java.util.Locale;

/** What is counted. People are counted by their tags; {@code ISSUED} and {@code REVOKED} count credentials. */
public enum Measure {
    TRAINED, DECLARED, ISSUED, REVOKED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
