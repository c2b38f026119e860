package qadam.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.Refusal;

/** By which address and over what people come to this server, and what they are told who came otherwise. */
public final class Transport {
    /** From this machine only; by our own TLS; by a proxy that makes TLS; over plain HTTP on one's own network. */
    public enum Way {
        LOCAL, TLS, PROXY, LAN
    }

    private final Way way;
    private final Origin origin;
    private final TransportOptions options;
    private final List<Network> proxies;
    private final Optional<RenewedKeys> keys;
    private final int port;

    private Transport(Origin origin, TransportOptions options, int port, Optional<RenewedKeys> keys) {
        this.way = options.insecureLan() ? Way.LAN : keys.isPresent() ? Way.TLS : options.proxies().isEmpty() ? Way.LOCAL : Way.PROXY;
        this.origin = origin;
        this.port = port;
        this.options = options;
        this.proxies = options.proxies().stream().map(Network::parse).toList();
        this.keys = keys;
    }

    /** On this machine alone, by an origin that nothing was asked about. */
    public static Transport local(String origin) {
        return new Transport(Origin.parse(origin), TransportOptions.local(origin), 0, Optional.empty());
    }

    /**
     * Finds the origin, checks everything the operator said against it, and then stores it.
     *
     * @param named what was made in the stored origin's name; asked only when that is to be replaced
     * @throws Refusal when the server cannot be started so; then nothing was stored
     */
    public static Transport settle(TransportOptions options, int port, Database database, Supplier<Named> named, InstantSource clock) {
        options.refuseContradictions();
        KeptOrigin kept = new KeptOrigin(database);
        Origin origin = kept.choose(options, port, named);
        options.refuseUnfit(origin);
        Transport transport = new Transport(origin, options, port, keys(options, origin, clock));
        kept.store(origin);
        return transport;
    }

    private static Optional<RenewedKeys> keys(TransportOptions options, Origin origin, InstantSource clock) {
        if (options.tls().isEmpty()) {
            return Optional.empty();
        }
        KeyPair pair = KeyPair.read(options.tls().getFirst(), options.tls().getLast());
        pair.faults(clock.instant(), origin.host()).stream().findFirst().ifPresent(fault -> {
            throw fault;
        });
        return Optional.of(new RenewedKeys(pair, origin.host(), clock));
    }

    /** As an operator has written it, in its one right form. @throws Refusal when it is no address of a site */
    public static String address(String written) {
        return Origin.parse(written).toString();
    }

    /** What a server on this folder has for its origin; empty when there was none yet, or when it cannot be read. */
    public static Optional<String> stored(Path data, String databaseUrl) {
        return databaseUrl == null && Files.notExists(data.resolve(Database.FILE)) ? Optional.empty()
            : KeptOrigin.peek(Inspection.of(databaseUrl, data));
    }

    /** Whether a start with the one is welcome where the other is stored. */
    public static boolean isSame(String stored, String given) {
        return KeptOrigin.isSame(Origin.parse(stored), Origin.parse(given));
    }

    /** The host of an address as an operator writes it. @throws Refusal when it is none */
    public static String hostOf(String origin) {
        return Origin.parse(origin).host();
    }

    public Way way() {
        return way;
    }

    /** As everything is named that leaves this installation: {@code https://qadam.school.kz}. */
    public String origin() {
        return origin.toString();
    }

    /** Plain HTTP that others can read along: no cookie may be called secure, no passkey works, and nothing is signed. */
    public boolean isInsecure() {
        return way == Way.LAN;
    }

    /** Whether browsers may be told never to come by plain HTTP again: that holds for every port of the name (RFC 6797 §8.3). */
    public boolean isStrict() {
        return origin.isSecure() && origin.hasUsualPort() && !origin.isLocal();
    }

    public Optional<Instant> certificateUntil() {
        return keys.map(one -> one.current().until());
    }

    /** The address to listen on; null for every one of this machine. */
    public String listensOn() {
        boolean atHome = way == Way.LOCAL || way == Way.PROXY && proxies.stream().allMatch(Network::isOfThisMachine);
        return options.listen() != null ? options.listen() : atHome ? "127.0.0.1" : null;
    }

    public Optional<HttpConfiguration.Customizer> customizer() {
        return way == Way.PROXY ? Optional.of(new ProxyHeaders(proxies)) : Optional.empty();
    }

    /** The doors to open in place of the usual one. */
    public List<Door> doors(int port) {
        return keys.map(pair -> Stream.concat(Stream.of(Door.tls(pair, listensOn(), port)),
            Stream.of(options.redirectPort()).filter(plain -> plain != 0).map(plain -> Door.plain(listensOn(), plain))).toList()).orElse(List.of());
    }

    /** Where people can open it, the first being the one to tell. */
    public List<String> addresses(int port) {
        return switch (way) {
            case TLS, PROXY -> List.of(origin());
            case LOCAL -> List.of(options.origin() == null ? Origin.local(port).toString() : origin());
            case LAN -> lanAddresses(port);
        };
    }

    private List<String> lanAddresses(int port) {
        List<String> all = new ArrayList<>();
        if (!origin.isLocal()) {
            all.add(origin());
        }
        Stream<String> numbers = options.listen() == null ? numbers() : Stream.of(options.listen());
        numbers.map(number -> "http://" + number + (port == 80 ? "" : ":" + port)).filter(address -> !all.contains(address)).forEach(all::add);
        return all.isEmpty() ? List.of(Origin.local(port).toString()) : all;
    }

    private static Stream<String> numbers() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(InetAddress::getHostAddress);
        } catch (SocketException none) {
            return Stream.of();
        }
    }

    /** Whether the request came to us, by our address and on the way that was agreed on. */
    public Greeting greet(Arrival arrival) {
        String host = HostName.of(arrival.host());
        return switch (way) {
            case LOCAL -> local(arrival, host);
            case LAN -> host.equals(origin.host()) || HostName.isOfAHouse(host) ? asItCame(arrival) : wrong(arrival);
            case TLS -> arrival.scheme().equals("https") && host.equals(origin.host()) ? new Greeting.Welcome(origin()) : new Greeting.Elsewhere(origin());
            case PROXY -> proxied(arrival, host);
        };
    }

    private Greeting local(Arrival arrival, String host) {
        if (HostName.isLoopbackNumber(host)) {
            return new Greeting.Elsewhere("http://localhost" + arrival.host().substring(host.length()));
        }
        return host.equals("localhost") || host.equals(origin.host()) ? asItCame(arrival) : wrong(arrival);
    }

    private Greeting proxied(Arrival arrival, String host) {
        return switch (arrival.way()) {
            case PROXY -> arrival.scheme().equals(origin.scheme()) && host.equals(origin.host()) ? new Greeting.Welcome(origin())
                : refused(TransportProblem.PROXY_DISAGREES, arrival);
            case PROXY_SILENT -> refused(TransportProblem.PROXY_SILENT, arrival);
            case PROXY_UNKNOWN, DIRECT -> refused(TransportProblem.PROXY_UNKNOWN, arrival);
        };
    }

    private static Greeting asItCame(Arrival arrival) {
        return new Greeting.Welcome("http://" + arrival.host().toLowerCase(Locale.ROOT));
    }

    Optional<RenewedKeys> keys() {
        return keys;
    }

    private Greeting wrong(Arrival arrival) {
        return refused(TransportProblem.WRONG_ADDRESS, arrival);
    }

    private Greeting refused(TransportProblem problem, Arrival arrival) {
        String host = HostName.of(arrival.host());
        return new Greeting.Refused(new Refusal(problem, Map.of("origin", addresses(port).getFirst(), "address", arrival.address(),
            "came", (arrival.scheme().isEmpty() ? "?" : arrival.scheme()) + "://" + (host.isEmpty() ? "?" : host))));
    }
}
