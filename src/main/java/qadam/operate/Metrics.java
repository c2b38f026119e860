package qadam.operate;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;

/**
 * {@code GET /metrics} for a monitoring program that shows the token. Where a request comes from is no proof: behind a proxy on
 * this machine the whole world comes from loopback. Not counted among the requests, so that a flood never blinds who watches: what needs the
 * database is looked up at most once a second.
 */
final class Metrics implements Routes {
    private static final String REFUSED = "Show the token from the file metrics.token of the data folder: Authorization: Bearer TOKEN\n";
    private final byte[] expected;
    private final List<Meter> meters;

    Metrics(String token, List<Meter> meters) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.meters = List.copyOf(meters);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/metrics", this::show, Role.ANYONE, Cost.FIXED);
    }

    private void show(Context context) {
        context.header("Cache-Control", "no-store");
        String shown = context.header("Authorization");
        if (shown == null || !MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected)) {
            context.status(401).header("WWW-Authenticate", "Bearer").result(REFUSED);
            return;
        }
        OpenMetrics metrics = new OpenMetrics();
        meters.forEach(meter -> meter.write(metrics));
        context.contentType(OpenMetrics.TYPE).result(metrics.end());
    }
}
