package qadam.web;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;

/**
 * How many requests are taken: of a browser that we know, and, far more, of an address, behind which a whole school may sit.
 * Fixed pages are not counted: they cost less than a refusal.
 */
final class RequestLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Rate browsers;
    private final Rate addresses;
    private final Rate heavy;

    RequestLimits(Limits limits) {
        this.browsers = new Rate(limits.of(Limit.REQUESTS_PER_MINUTE), MINUTE);
        this.addresses = new Rate(limits.of(Limit.ADDRESS_REQUESTS_PER_MINUTE), MINUTE);
        this.heavy = new Rate(limits.of(Limit.ADDRESS_HEAVY_REQUESTS_PER_MINUTE), MINUTE);
    }

    /** Counts a request by where it comes from, before anything is read. @throws qadam.shared.Refusal when there were too many */
    void countAddress(Context context, Set<RouteRole> marks) {
        if (marks.contains(Cost.FIXED)) {
            return;
        }
        String address = ClientAddress.of(context);
        addresses.take(address, 1, WebProblem.ADDRESS_TOO_MANY);
        if (marks.contains(Cost.HEAVY)) {
            heavy.take(address, 1, WebProblem.ADDRESS_TOO_MANY);
        }
    }

    /** Counts a request of a browser with something to hold; a token that anybody can make up is worth no bucket. */
    void countBrowser(Asker asker) {
        if (asker.signedIn() || asker.learner().isPresent()) {
            browsers.take(HexFormat.of().formatHex(asker.session()), 1, WebProblem.TOO_MANY);
        }
    }
}
