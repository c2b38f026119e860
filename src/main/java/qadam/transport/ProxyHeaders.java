package qadam.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Gives a request that came by a named proxy the address of the person behind it. Of X-Forwarded-For the last entry that is not
 * itself a named proxy is taken: what stands before it, anybody can have written (Jetty's own reader takes the first). The header
 * Forwarded (RFC 7239) is not read: a proxy that writes only the other one would pass it on as the visitor sent it.
 */
final class ProxyHeaders implements HttpConfiguration.Customizer {
    static final String ARRIVAL = Arrival.class.getName();

    private final List<Network> proxies;

    ProxyHeaders(List<Network> proxies) {
        this.proxies = proxies;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable response) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        InetAddress from = peer instanceof InetSocketAddress internet ? internet.getAddress() : InetAddress.getLoopbackAddress();
        HttpFields headers = request.getHeaders();
        Optional<InetAddress> visitor = isOurs(from) ? visitor(headers) : Optional.empty();
        String scheme = last(headers, HttpHeader.X_FORWARDED_PROTO);
        String host = headers.get(HttpHeader.X_FORWARDED_HOST) == null ? headers.get(HttpHeader.HOST) : last(headers, HttpHeader.X_FORWARDED_HOST);
        Arrival.Way way = !isOurs(from) ? Arrival.Way.PROXY_UNKNOWN
            : visitor.isEmpty() || scheme.isEmpty() ? Arrival.Way.PROXY_SILENT : Arrival.Way.PROXY;
        InetAddress address = visitor.orElse(from);
        request.setAttribute(ARRIVAL, new Arrival(address.getHostAddress(), scheme, host, way));
        return visitor.isEmpty() ? request : new Seen(request, new InetSocketAddress(address, 0));
    }

    private boolean isOurs(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    private Optional<InetAddress> visitor(HttpFields headers) {
        List<String> hops = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = address(hops.get(i));
            if (hop.isEmpty() || i == 0 || !isOurs(hop.get())) {
                return hop;
            }
        }
        return Optional.empty();
    }

    /** Some proxies write the port too. */
    private static Optional<InetAddress> address(String hop) {
        String bare = hop.startsWith("[") ? hop.replaceFirst("^\\[([^]]*)](:[0-9]+)?$", "$1") : hop.replaceFirst("^([0-9.]+):[0-9]+$", "$1");
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String last(HttpFields headers, HttpHeader name) {
        List<String> values = headers.getCSV(name, false);
        return values.isEmpty() ? "" : values.getLast().toLowerCase(java.util.Locale.ROOT);
    }

    private static final class Seen extends Request.Wrapper {
        private final ConnectionMetaData connection;

        Seen(Request request, SocketAddress visitor) {
            super(request);
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return visitor;
                }
            };
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
