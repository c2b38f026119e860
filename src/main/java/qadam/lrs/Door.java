package qadam.lrs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;

/** {@code /xapi}: who asks, in which version, for what; then the resource; and every refusal in one form. */
final class Door implements Routes {
    static final String BASE = "/xapi";
    private static final List<HandlerType> METHODS = List.of(HandlerType.GET, HandlerType.HEAD, HandlerType.PUT, HandlerType.POST, HandlerType.DELETE,
        HandlerType.PATCH, HandlerType.OPTIONS);
    private static final Set<String> WITH_BODY = Set.of("PUT", "POST");

    private final Entrance entrance;
    private final Cors cors;
    private final boolean insecure;
    private final int mostBytes;
    private final int mostBytesOfStrangers;
    private final Map<String, Resource> resources;

    /** @param insecure whether others on the network can read along */
    Door(Entrance entrance, Cors cors, boolean insecure, Limits limits, Map<String, Resource> resources) {
        this.entrance = entrance;
        this.cors = cors;
        this.insecure = insecure;
        this.mostBytes = limits.of(Limit.UPLOAD_KILOBYTES) * 1024;
        this.mostBytesOfStrangers = limits.of(Limit.REQUEST_KILOBYTES) * 1024;
        this.resources = resources;
    }

    /** Every method is answered here, for a refusal, too, names the version. */
    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(BASE + "/*", context -> Answers.version(context, Version.V2_0));
        resources.forEach((path, resource) -> add(routes, BASE + "/" + path, Answers.refusing(context -> answer(context, resource))));
        add(routes, BASE + "/<rest>", Answers.refusing(context -> {
            throw new XapiProblem(404, "there is no such resource here");
        }));
    }

    private static void add(RoutesConfig routes, String path, Handler handler) {
        METHODS.forEach(method -> routes.addHttpHandler(method, path, handler, Role.ANYONE, SecretAddress.CLIENT));
    }

    private void answer(Context context, Resource resource) throws IOException {
        cors.letRead(context);
        if (context.method().equals(HandlerType.OPTIONS)) {
            cors.preflight(context, allowed(resource));
            return;
        }
        if (insecure) {   // whoever reads along would have the secret
            throw new XapiProblem(403, "this server is open to its network without https: no client's secret is taken here (docs/run/tls.md)");
        }
        Arrival arrival = arrival(context);
        boolean alternate = AlternateSyntax.isMeant(arrival);
        answer(context, resource, alternate ? AlternateSyntax.undone(arrival) : arrival, alternate);
    }

    private void answer(Context context, Resource resource, Arrival arrival, boolean alternate) {
        if (resource instanceof About about) {   // open to anybody (xAPI 1.0.3 Part Three §2.8)
            SpokenVersion.of(arrival).ifPresent(version -> Answers.version(context, version));
            send(context, about, arrival, new XapiRequest(Version.V2_0, null, arrival.method(), arrival.parameters(), arrival.headers(), "", new byte[0]));
            return;
        }
        KnownClient client = entrance.client(arrival.header("authorization"));
        Answers.version(context, entrance.lastSpoken(client));
        cors.require(context, client);
        Version version = SpokenVersion.of(arrival).orElseThrow(() -> SpokenVersion.missing(arrival));
        entrance.speaks(client, version);
        Answers.version(context, version);
        if (alternate && version != Version.V1_0_3) {
            throw new XapiProblem(400, "the alternate request syntax is not part of xAPI 2.0");
        }
        send(context, resource, arrival, new XapiRequest(version, entrance.named(client), arrival.method().equals("HEAD") ? "GET" : arrival.method(),
            arrival.parameters(), arrival.headers(), arrival.contentType(), arrival.body()));
    }

    private static void send(Context context, Resource resource, Arrival arrival, XapiRequest request) {
        boolean head = arrival.method().equals("HEAD");
        if (!resource.methods().contains(head ? "GET" : arrival.method())) {
            throw new XapiProblem(405, "this resource takes " + allowed(resource), Map.of("Allow", allowed(resource)));
        }
        Answers.send(context, resource.answer(request), head);
    }

    private static String allowed(Resource resource) {
        Set<String> all = new TreeSet<>(resource.methods());
        all.addAll(List.of("HEAD", "OPTIONS"));
        return String.join(", ", all);
    }

    private Arrival arrival(Context context) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            String small = name.toLowerCase(Locale.ROOT);
            if (!small.equals("cookie")) {
                headers.putIfAbsent(small, context.req().getHeader(name));
            }
        }
        boolean stranger = Optional.ofNullable(headers.get("authorization")).filter(entrance::knows).isEmpty();
        byte[] body = WITH_BODY.contains(context.method().name()) ? body(context, stranger ? mostBytesOfStrangers : mostBytes) : new byte[0];
        return new Arrival(context.method().name(), Parameters.of(context.queryString()).texts(), headers, body);
    }

    private static byte[] body(Context context, int most) throws IOException {
        boolean announced = context.req().getContentLengthLong() > most;
        byte[] body = announced ? new byte[0] : context.req().getInputStream().readNBytes(most + 1);
        if (announced || body.length > most) {
            throw new XapiProblem(413, "a request may have " + most + " bytes here");
        }
        return body;
    }
}
