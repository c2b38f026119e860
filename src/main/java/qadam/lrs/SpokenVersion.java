package qadam.lrs;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which version a request names (xAPI 1.0.3 Part Three §3.3; IEEE 9274.1.1 §4.1.1). */
final class SpokenVersion {
    static final String HEADER = "X-Experience-API-Version";
    private static final Pattern FIRST = Pattern.compile("1\\.0(\\.[0-9]{1,4})?");
    private static final Pattern SECOND = Pattern.compile("2\\.0(\\.[0-9]{1,4})?");

    private SpokenVersion() {
    }

    static Optional<Version> of(String named) {
        if (FIRST.matcher(named).matches()) {
            return Optional.of(Version.V1_0_3);
        }
        return SECOND.matcher(named).matches() ? Optional.of(Version.V2_0) : Optional.empty();
    }

    static Version required(Arrival arrival) {
        String named = arrival.header(HEADER.toLowerCase(java.util.Locale.ROOT))
            .orElseThrow(() -> new XapiProblem(400, "the header " + HEADER + " is required: 1.0.3 or 2.0.0 (xAPI 1.0.3 Part Three 3.3)"));
        return of(named.trim()).orElseThrow(() -> new XapiProblem(400, HEADER + ": spoken here are 1.0.x and 2.0.x, not " + XapiProblem.shown(named)));
    }
}
