package qadam.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import qadam.shared.Refusal;

/**
 * Refuses writes that another site's page made (OWASP ASVS 5.0 §3.5.1): the browser's own words about where the request
 * comes from, and then either our header, which no foreign page can send without asking, or the form's token.
 */
final class ForgeryGuard {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final String origin;
    private final Askers askers;

    ForgeryGuard(String origin, Askers askers) {
        this.origin = origin;
        this.askers = askers;
    }

    void check(Context context) {
        if (isSafe(context)) {
            return;
        }
        String from = context.header("Origin");
        String site = context.header("Sec-Fetch-Site");
        if (from != null && !from.equals(origin) && !from.equals(Doorstep.door(context)) || site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(WebProblem.FOREIGN_ORIGIN);
        }
        if (context.header("X-Qadam") == null && context.routeRoles().stream().noneMatch(role -> role instanceof SecretAddress || role instanceof SignedBody) && !tokenMatches(context)) {
            throw new Refusal(WebProblem.STALE_FORM);
        }
    }

    static boolean isSafe(Context context) {
        return SAFE.contains(context.method().name());
    }

    private boolean tokenMatches(Context context) {
        String expected = askers.find(context).csrf();
        String given = context.formParam("csrf");
        return !expected.isEmpty() && given != null
            && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
