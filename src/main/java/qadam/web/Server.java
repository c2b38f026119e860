package qadam.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.security.RouteRole;
import jakarta.servlet.ServletException;
import java.net.URLEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.transport.Transport;

/** Puts the features' routes behind one door: headers, forgery guard, roles, and errors in the reader's language. */
public final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Pattern LANGUAGE = Pattern.compile("^/(kk|ru|en)(?=/)");
    private static final long STOP_PATIENCE_MILLIS = 20_000;
    /** A connection on which nothing comes for so long is not waited for. */
    private static final long STOP_SILENCE_MILLIS = 2_000;
    static final Map<String, String> HEADERS = Map.of("Content-Security-Policy", ContentPolicy.OF_PAGES,
        "X-Content-Type-Options", "nosniff",
        "Referrer-Policy", "same-origin",
        "Cross-Origin-Opener-Policy", "same-origin",
        "Cross-Origin-Resource-Policy", "same-origin",
        "Permissions-Policy", "camera=(self), microphone=(), geolocation=()");

    /** How Jetty says that a body never came whole, as on a network that goes away, or that it is in letters nobody knows. */
    private static final List<Class<? extends Exception>> CUT_SHORT =
        List.of(EofException.class, UnsupportedCharsetException.class, IllegalCharsetNameException.class);

    private final Site site;
    private final Askers askers;
    private final ForgeryGuard guard;
    private final Transport transport;
    private final Doorstep doorstep;
    private RequestListener listener = (method, route, status, seconds) -> { };
    private Limits limits = Limits.USUAL;
    private RequestLimits counters = new RequestLimits(limits);
    private InMemory inMemory = inMemory(limits);

    /** On this machine alone. */
    public Server(String origin, Site site, Askers askers) {
        this(Transport.local(origin), site, askers);
    }

    public Server(Transport transport, Site site, Askers askers) {
        this.transport = transport;
        this.doorstep = new Doorstep(transport);
        this.site = site;
        this.askers = askers;
        this.guard = new ForgeryGuard(transport.origin(), askers);
    }

    public Server within(Limits limits) {
        this.limits = limits;
        this.counters = new RequestLimits(limits);
        this.inMemory = inMemory(limits);
        return this;
    }

    private static InMemory inMemory(Limits limits) {
        return new InMemory(limits.of(Limit.UPLOAD_KILOBYTES) * 1024);
    }

    public Server heardBy(RequestListener listener) {
        this.listener = listener;
        return this;
    }

    /** Where the transport says. @param port 0 for any free one */
    public Javalin start(int port, List<Routes> features) {
        return start(transport.listensOn(), port, features);
    }

    /** @param host the address to listen on, null for all @param port 0 for any free one */
    public Javalin start(String host, int port, List<Routes> features) {
        return Javalin.create(config -> {
            configure(config);
            transport.customizer().ifPresent(customizer -> config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(customizer)));
            transport.doors(port).forEach(door -> config.jetty.addConnector(door::open));
            config.events.handlerAdded(Server::refuseOpenDoor);
            config.requestLogger.http(this::tell);
            config.routes.before(this::headers);
            config.routes.before(doorstep::greet);
            config.routes.beforeMatched(this::admit);
            features.forEach(feature -> feature.addTo(config.routes));
            config.routes.exception(Refusal.class, (refusal, context) -> answer(context, refusal));
            config.routes.exception(HttpResponseException.class, (response, context) -> answer(context, unmatched(response, context)));
            config.routes.exception(ServletException.class, (broken, context) -> answer(context, new Refusal(problemOf(broken))));
            CUT_SHORT.forEach(broken -> config.routes.exception(broken, (fault, context) -> answer(context, new Refusal(WebProblem.MALFORMED))));
            config.routes.exception(Exception.class, this::ourFault);
        }).start(host, port);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = limits.of(Limit.REQUEST_KILOBYTES) * 1024L;
        int upload = limits.of(Limit.UPLOAD_KILOBYTES);   // has a limit apart: the one above does not hold for multipart
        config.jetty.multipartConfig.maxFileSize(upload, SizeUnit.KB);
        config.jetty.multipartConfig.maxTotalRequestSize(upload, SizeUnit.KB);
        config.jetty.multipartConfig.maxInMemoryFileSize(InMemory.USUAL_BYTES, SizeUnit.BYTES);
        config.http.prefer405over404 = true;
        config.router.ignoreTrailingSlashes = true;
        QueuedThreadPool threads = new QueuedThreadPool(200, 4, 60_000, new LinkedBlockingQueue<>());   // Jetty's own queue would start all of JMX to learn a cache line's size
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(Server::finishWhatIsUnderWay);
        config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new Unreadable(site)));
        config.jetty.modifyServer(new ConnectionLimits(limits)::applyTo);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    }

    /** Asked to stop, the server takes nothing new, answers what it has begun and only then goes. */
    private static void finishWhatIsUnderWay(org.eclipse.jetty.server.Server server) {
        server.setStopTimeout(STOP_PATIENCE_MILLIS);
        server.insertHandler(new GracefulHandler());
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {   // only now are the connectors there
                Stream.of(server.getConnectors()).forEach(connector -> ((AbstractConnector) connector).setShutdownIdleTimeout(STOP_SILENCE_MILLIS));
            }

            @Override
            public void lifeCycleStopping(LifeCycle stopping) {   // a browser keeps its connection open for the next page: nothing is under way there
                Stream.of(server.getConnectors()).flatMap(connector -> connector.getConnectedEndPoints().stream())
                    .filter(Server::isBetweenRequests).forEach(EndPoint::close);
            }
        });
    }

    private static boolean isBetweenRequests(EndPoint end) {
        Connection connection = end.getConnection() instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : end.getConnection();
        return connection instanceof HttpConnection http && http.getParser().isStart() && http.getGenerator().isIdle();
    }

    /** A route that does not say who may open it must not even start. */
    private static void refuseOpenDoor(HandlerMetaInfo route) {
        if (route.getHttpMethod().isHttpMethod() && route.getRoles().isEmpty()) {
            throw new IllegalStateException("a route without a role: " + route.getHttpMethod() + " " + route.getPath());
        }
        if (route.getHttpMethod().isHttpMethod() && PlaceGuard.isMissing(route.getPath(), route.getRoles())) {
            throw new IllegalStateException("a route that asks nobody whether they reach its place: " + route.getHttpMethod() + " " + route.getPath());
        }
    }

    private void tell(Context context, Float millis) {
        Endpoint route = context.endpoints().lastHttpEndpoint();
        listener.answered(context.method().name(), route == null ? "" : LANGUAGE.matcher(route.path).replaceFirst("/{language}"), context.statusCode(), millis / 1000.0);
    }

    private void headers(Context context) {
        HEADERS.forEach(context::header);
        if (transport.isStrict() && (context.req().isSecure() || transport.way() == Transport.Way.PROXY)) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void admit(Context context) {
        var needed = context.routeRoles();
        counters.countAddress(context, needed);
        if (needed.contains(SecretAddress.CLIENT)) {
            return;
        }
        inMemory.admit(context, needed, () -> refusal(context, needed));
        if (askers != null && !needed.contains(Cost.FIXED)) {
            counters.countBrowser(askers.find(context));
        }
        guard.check(context);
        refusal(context, needed).ifPresent(refused -> {
            throw refused;
        });
    }

    /** Of who may not open the route. */
    private Optional<Refusal> refusal(Context context, Set<RouteRole> needed) {
        if (needed.contains(Role.ANYONE)) {
            return Optional.empty();
        }
        Asker asker = askers.find(context);
        if (!asker.signedIn()) {
            return Optional.of(new Refusal(WebProblem.SIGN_IN));
        }
        return needed.stream().anyMatch(role -> role instanceof Role one && asker.may(one)) ? Optional.empty()
            : Optional.of(new Refusal(needed.stream().anyMatch(asker.locked()::contains) ? WebProblem.SECOND_FACTOR : WebProblem.NOT_ALLOWED));
    }

    /** What no route has taken is counted here. */
    private Refusal unmatched(HttpResponseException response, Context context) {
        try {
            counters.countAddress(context, Set.of());
            return new Refusal(problemOf(response));
        } catch (Refusal tooMany) {
            return tooMany;
        }
    }

    private static Problem problemOf(HttpResponseException response) {
        return switch (response.getStatus()) {
            case 404 -> WebProblem.NOT_FOUND;
            case 405 -> WebProblem.METHOD;
            case 413 -> WebProblem.TOO_LARGE;
            default -> WebProblem.MALFORMED;
        };
    }

    /** A multipart body that Jetty cannot take: over a limit it says IllegalStateException, at the bottom of what it throws. */
    private static Problem problemOf(ServletException broken) {
        Throwable bottom = broken;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        return bottom instanceof IllegalStateException ? WebProblem.TOO_LARGE : WebProblem.MALFORMED;
    }

    private void ourFault(Exception fault, Context context) {
        LOG.error("request failed: {} {}", context.method(), context.endpoint().path, fault);
        answer(context, new Refusal(WebProblem.OUR_FAULT));
    }

    private void answer(Context context, Refusal refusal) {
        Language language = LanguageChoice.of(context);
        Problem problem = refusal.problem();
        String message = site.texts().text(language, problem.key(), refusal.values());
        Site.refuse(context, refusal);
        context.header("Cache-Control", "no-store");
        if (problem.status() == 413 || problem == WebProblem.MALFORMED) {
            context.header("Connection", "close");   // of the body something may be unread: who asks again needs another connection
        }
        if (wantsJson(context)) {
            context.json(Map.of("problem", problem.toString().toLowerCase(java.util.Locale.ROOT), "message", message));
            return;
        }
        if (problem == WebProblem.SECOND_FACTOR && context.method() == HandlerType.GET) {
            context.redirect("/" + language.tag() + "/me/second-factor?next=" + URLEncoder.encode(context.path(), StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
            return;
        }
        Page page = site.page(language, pathAfterLanguage(context), site.texts().text(language, titleOf(problem)), "");
        String next = context.method() == HandlerType.GET ? context.path() : "/" + language.tag() + "/me";
        context.contentType("text/html; charset=utf-8").result(site.render("web/problem.jte", page, Map.of(
            "message", message, "signIn", problem == WebProblem.SIGN_IN, "next", next)));
    }

    private static String titleOf(Problem problem) {
        if (problem == WebProblem.NOT_FOUND) {
            return "web.problem.not_found_title";
        }
        return problem == WebProblem.SIGN_IN ? "web.problem.sign_in_title" : "web.problem.title";
    }

    /** So that the language switch of a problem's page asks for the same page; the home page for what can't be asked for again. */
    private static String pathAfterLanguage(Context context) {
        String path = context.path();
        boolean named = path.matches("/(kk|ru|en)(/.*)?");
        return context.method() == HandlerType.GET && named ? path.substring(3) : "";
    }

    private static boolean wantsJson(Context context) {
        String accept = context.header("Accept");
        return context.path().startsWith("/api/") || accept != null && accept.contains("json") && !accept.contains("html");
    }
}
