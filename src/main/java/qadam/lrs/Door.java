package qadam.lrs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import qadam.web.Site;

/** {@code /xapi}: who asks, in which version, for what; then the resource; and every refusal in one form. */
final class Door implements Routes {
    static final String BASE = "/xapi";
    private static final List<HandlerType> METHODS = List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.PUT, HandlerType.POST, HandlerType.DELETE,
        HandlerType.PATCH, HandlerType.OPTIONS);
    private static final Set<String> WRITES = Set.of("PUT", "POST");

    private final Entrance entrance;
    private final boolean insecure;
    private final int mostBytes;
    private final int mostBytesOfStrangers;
    private final Map<String, Resource> resources;

    Door(Entrance entrance, Site site, Limits limits, Map<String, Resource> resources) {
        this.entrance = entrance;
        this.insecure = site.isInsecure();
        this.mostBytes = limits.of(Limit.UPLOAD_KILOBYTES) * 1024;
        this.mostBytesOfStrangers = limits.of(Limit.REQUEST_KILOBYTES) * 1024;
        this.resources = resources;
    }

    /** Every method is answered here, for a refusal, too, names the version. */
    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(BASE + "/*", context -> Answers.version(context, Version.V1_0_3));
        resources.forEach((path, resource) -> add(routes, BASE + "/" + path, Answers.refusing(context -> answer(context, resource))));
        add(routes, BASE + "/<rest>", Answers.refusing(context -> {
            throw new XapiProblem(404, "there is no such resource here");
        }));
    }

    private static void add(RoutesConfig routes, String path, Handler handler) {
        METHODS.forEach(method -> routes.addHttpHandler(method, path, handler, Role.ANYONE, SecretAddress.CLIENT));
    }

    private void answer(Context context, Resource resource) throws IOException {
        if (insecure) {   // whoever reads along would have the secret
            throw new XapiProblem(403, "this server is open to its network without https: no client's secret is taken here (docs/run/tls.md)");
        }
        boolean about = resource instanceof About;
        Arrival arrival = arrival(context);
        boolean alternate = AlternateSyntax.isMeant(arrival);
        arrival = alternate ? AlternateSyntax.undone(arrival) : arrival;
        Version version = about && arrival.header(SpokenVersion.HEADER.toLowerCase(Locale.ROOT)).isEmpty() ? Version.V1_0_3 : SpokenVersion.required(arrival);
        Answers.version(context, version);
        if (alternate && version != Version.V1_0_3) {
            throw new XapiProblem(400, "the alternate request syntax is not part of xAPI 2.0");
        }
        KnownClient client = entrance.client(arrival.header("authorization"));
        boolean head = arrival.method().equals("HEAD");
        XapiRequest request = new XapiRequest(version, entrance.named(client), head ? "GET" : arrival.method(), arrival.parameters(), arrival.headers(),
            arrival.contentType(), arrival.body());
        Answers.send(context, resource.answer(request), head);
    }

    private Arrival arrival(Context context) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), context.req().getHeader(name));
        }
        boolean stranger = !headers.containsKey("authorization");
        byte[] body = WRITES.contains(context.method().name()) ? body(context, stranger ? mostBytesOfStrangers : mostBytes) : new byte[0];
        return new Arrival(context.method().name(), Parameters.of(context.queryString()).texts(), headers, body);
    }

    private static byte[] body(Context context, int most) throws IOException {
        byte[] body = context.req().getContentLengthLong() > most ? new byte[0] : context.req().getInputStream().readNBytes(most + 1);
        if (context.req().getContentLengthLong() > most || body.length > most) {
            throw new XapiProblem(413, "a request may have " + most + " bytes here");
        }
        return body;
    }
}
