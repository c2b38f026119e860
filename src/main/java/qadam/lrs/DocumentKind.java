package qadam.lrs;

import java.util.Locale;

/** The document resources (xAPI 1.0.3 Part Three §2.2; IEEE 9274.1.1 §4.1.6.2, §4.1.6.5, §4.1.6.6). */
enum DocumentKind {
    STATE("activities/state", Scope.STATE, "stateId"), ACTIVITY("activities/profile", Scope.PROFILE, "profileId"), AGENT("agents/profile", Scope.PROFILE, "profileId");

    private final String path;
    private final Scope scope;
    private final String parameter;

    DocumentKind(String path, Scope scope, String parameter) {
        this.path = path;
        this.scope = scope;
        this.parameter = parameter;
    }

    /** Its address below {@code /xapi/}. */
    String path() {
        return path;
    }

    Scope scope() {
        return scope;
    }

    /** The parameter that names one document. */
    String parameter() {
        return parameter;
    }

    /** The column's value. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasActivity() {
        return this != AGENT;
    }

    boolean hasAgent() {
        return this != ACTIVITY;
    }
}
