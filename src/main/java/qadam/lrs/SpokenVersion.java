package qadam.lrs;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which version a request names (xAPI 1.0.3 Part Three §3.3; IEEE 9274.1.1 §4.1.1). */
final class SpokenVersion {
    static final String HEADER = "X-Experience-API-Version";
    private static final String NAME = "x-experience-api-version";
    private static final Pattern FIRST = Pattern.compile("1\\.0(\\.[0-9]{1,4})?");
    private static final Pattern SECOND = Pattern.compile("2\\.0(\\.[0-9]{1,4})?");

    private SpokenVersion() {
    }

    /** Empty when the request names none, or one that nobody speaks here. */
    static Optional<Version> of(Arrival arrival) {
        return arrival.header(NAME).map(String::trim).flatMap(SpokenVersion::read);
    }

    static XapiProblem missing(Arrival arrival) {
        return arrival.header(NAME).map(named -> new XapiProblem(400, HEADER + ": spoken here are 1.0.x and 2.0.x, not " + XapiProblem.shown(named)))
            .orElseGet(() -> new XapiProblem(400, "the header " + HEADER + " is required: 1.0.3 or 2.0.0 (xAPI 1.0.3 Part Three 3.3)"));
    }

    private static Optional<Version> read(String named) {
        if (FIRST.matcher(named).matches()) {
            return Optional.of(Version.V1_0_3);
        }
        return SECOND.matcher(named).matches() ? Optional.of(Version.V2_0) : Optional.empty();
    }
}
