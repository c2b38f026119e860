package qadam.lrs;

import io.javalin.http.Context;
import java.util.Optional;

/** Which pages of other origins may ask (Fetch §3.2): those that a client lists, and as that client alone. */
final class Cors {
    private static final String READABLE = "ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through, Retry-After, WWW-Authenticate";
    private static final String SENDABLE = "Authorization, Content-Type, If-Match, If-None-Match, Accept, Accept-Language, X-Experience-API-Version, X-Experience-API-Hash, Content-Transfer-Encoding";
    private static final String SECONDS = "600";

    private final Clients clients;
    private final String own;

    /** @param own this installation's origin */
    Cors(Clients clients, String own) {
        this.clients = clients;
        this.own = own;
    }

    /** The page's origin, when a page asks and it is none of ours. */
    Optional<String> foreign(Context context) {
        return Optional.ofNullable(context.header("Origin")).filter(origin -> !origin.equals(own));
    }

    /** Lets a page read what is answered, refusals too, if some client lists its origin. */
    void letRead(Context context) {
        context.header("Vary", "Origin");
        foreign(context).filter(clients::isOriginOfAny).ifPresent(origin -> context.header("Access-Control-Allow-Origin", origin)
            .header("Access-Control-Expose-Headers", READABLE).header("Cross-Origin-Resource-Policy", "cross-origin"));
    }

    /** A browser sends a secret that somebody once typed in along with what any page asks for: so the page must be one of this client's. */
    void require(Context context, KnownClient client) {
        foreign(context).filter(origin -> !client.origins().contains(origin)).ifPresent(stranger -> {
            throw new XapiProblem(403, "this client does not list the origin of the page that asks");
        });
    }

    /** @param allowed methods, apart by commas */
    void preflight(Context context, String allowed) {
        if (context.res().getHeader("Access-Control-Allow-Origin") != null && context.header("Access-Control-Request-Method") != null) {
            context.header("Access-Control-Allow-Methods", allowed).header("Access-Control-Allow-Headers", SENDABLE).header("Access-Control-Max-Age", SECONDS);
        }
        context.status(204).header("Allow", allowed);
    }
}
