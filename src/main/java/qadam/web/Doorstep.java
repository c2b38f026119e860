package qadam.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.transport.Arrival;
import qadam.transport.Greeting;
import qadam.transport.Transport;

/**
 * Turns away who came by an address that is not ours, or by a proxy that says something else than was agreed (DNS rebinding,
 * CWE-350). Watchers and what a problem's own page is made of are let through: they hold nothing of anybody.
 */
public final class Doorstep {
    private static final Logger LOG = LoggerFactory.getLogger(Doorstep.class);
    private static final String DOOR = "qadam.door";

    private final Transport transport;
    private final Set<Problem> told = ConcurrentHashMap.newKeySet();

    Doorstep(Transport transport) {
        this.transport = transport;
    }

    /** The address by which the asker came, without a path: what a link for them begins with. */
    public static String door(Context context) {
        return context.attribute(DOOR);
    }

    void greet(Context context) {
        switch (transport.greet(arrival(context))) {
            case Greeting.Welcome welcome -> context.attribute(DOOR, welcome.door());
            case Greeting.Elsewhere elsewhere -> send(context, elsewhere.door());
            case Greeting.Refused refused -> refuse(context, refused.why());
        }
    }

    private void send(Context context, String door) {
        if (isOpen(context)) {
            return;
        }
        if (!ForgeryGuard.isSafe(context)) {
            throw new Refusal(WebProblem.FOREIGN_ORIGIN);
        }
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        context.header("Cache-Control", "no-store").redirect(door + context.req().getRequestURI() + query, HttpStatus.TEMPORARY_REDIRECT);
        context.skipRemainingHandlers();
    }

    /** For the operator a line, once: it may come with each request. */
    private void refuse(Context context, Refusal why) {
        if (isOpen(context)) {
            return;
        }
        if (told.add(why.problem())) {
            LOG.warn("requests come on another way than was agreed, and are refused: {} (docs/run/tls.md)", why.problem());
        }
        throw why;
    }

    private boolean isOpen(Context context) {
        String path = context.path();
        return path.startsWith("/health/") || path.equals("/metrics") && isSecureEnough(context) || path.startsWith("/assets/");
    }

    /** The token of a watcher does not go by plain HTTP where there is https. */
    private boolean isSecureEnough(Context context) {
        return transport.way() != Transport.Way.TLS || context.req().isSecure();
    }

    private static Arrival arrival(Context context) {
        Arrival forwarded = (Arrival) context.req().getAttribute(Arrival.class.getName());
        return forwarded != null ? forwarded
            : new Arrival(context.ip(), context.req().isSecure() ? "https" : "http", host(context), Arrival.Way.DIRECT);
    }

    /** HTTP/2 sends it under another name (RFC 9113 §8.3.1). */
    private static String host(Context context) {
        String host = context.header("Host");
        return host != null ? host : context.req().getServerName();
    }
}
