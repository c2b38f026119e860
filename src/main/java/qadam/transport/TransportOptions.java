package qadam.transport;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.shared.Refusal;

/**
 * What the operator said about the way to the server.
 *
 * @param origin the address people use, or null: the stored one, else {@code http://localhost:PORT}
 * @param moves whether the stored origin is to be replaced by this one
 * @param tls certificate and key, two PEM files; or none
 * @param proxies networks, as {@code 127.0.0.1/32}, whose forwarded headers are believed
 * @param insecureLan whether everybody on the network may come over plain HTTP
 * @param listen the one address of this machine to listen on, or null for the usual: all, or loopback when nobody else is to come
 * @param redirectPort where plain HTTP is answered by sending people to https; 0 for nowhere
 */
public record TransportOptions(String origin, boolean moves, List<Path> tls, List<String> proxies, boolean insecureLan, String listen, int redirectPort) {
    /** On this machine only. @param origin null for the usual one */
    public static TransportOptions local(String origin) {
        return new TransportOptions(origin, false, List.of(), List.of(), false, null, 0);
    }

    /** @throws Refusal when two of them contradict each other */
    public void refuseContradictions() {
        List<String> ways = Stream.of(tls.isEmpty() ? "" : "--tls", proxies.isEmpty() ? "" : "--behind-proxy", insecureLan ? "--insecure-lan" : "")
            .filter(way -> !way.isEmpty()).toList();
        refuseIf(ways.size() > 1, TransportProblem.TWO_WAYS, Map.of("ways", String.join(", ", ways)));
        refuseIf(redirectPort != 0 && tls.isEmpty(), TransportProblem.REDIRECT_WITHOUT_TLS, Map.of());
        refuseIf(moves && origin == null, TransportProblem.MOVE_WHERE, Map.of());
        proxies.forEach(Network::parse);
        Optional.ofNullable(listen).ifPresent(given -> listenAddress());
        refuseIf(ways.isEmpty() && !listensAtHome(), TransportProblem.LISTEN_NOT_OPEN, Map.of("given", String.valueOf(listen)));
        if (origin != null) {
            refuseUnfit(Origin.parse(origin));
        }
    }

    /** @throws Refusal when people cannot come to this origin in this way */
    void refuseUnfit(Origin at) {
        Map<String, Object> named = Map.of("origin", at.toString());
        boolean plain = tls.isEmpty() && proxies.isEmpty();
        refuseIf(at.isSecure() && at.isNumber(), TransportProblem.ORIGIN_NUMBER, named);
        refuseIf(at.isSecure() && insecureLan, TransportProblem.PLAIN_FOR_HTTPS, named);
        refuseIf(at.isSecure() && plain, TransportProblem.HTTPS_BUT_HOW, named);
        refuseIf(!at.isSecure() && !tls.isEmpty(), TransportProblem.TLS_FOR_HTTP, named);
        refuseIf(!at.isSecure() && !at.isLocal() && !insecureLan, TransportProblem.PLAIN_NOT_OPEN, named);
    }

    private boolean listensAtHome() {
        return listen == null || listenAddress().isLoopbackAddress();
    }

    private InetAddress listenAddress() {
        try {
            return InetAddress.ofLiteral(listen);
        } catch (IllegalArgumentException noAddress) {
            throw new Refusal(TransportProblem.LISTEN_MALFORMED, Map.of("given", listen));
        }
    }

    private static void refuseIf(boolean wrong, TransportProblem problem, Map<String, Object> values) {
        if (wrong) {
            throw new Refusal(problem, values);
        }
    }
}
