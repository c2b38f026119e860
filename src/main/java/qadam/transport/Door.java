package qadam.transport;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** One port to listen on, for Jetty. */
@FunctionalInterface
public interface Door {
    Connector open(Server server, HttpConfiguration http);

    /** HTTP/2 where the browser has it: one handshake in place of six, which on a slow mobile network is a second or two. */
    static Door tls(RenewedKeys keys, String address, int port) {
        return (server, http) -> {
            HttpConfiguration secure = new HttpConfiguration(http);
            secure.addCustomizer(new SecureRequestCustomizer(false));   // whether the name is ours, we say ourselves, in words
            ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory();
            choice.setDefaultProtocol("http/1.1");
            server.addBean(keys);
            return at(address, port, new ServerConnector(server, new SslConnectionFactory(keys.ssl(), choice.getProtocol()), choice,
                new HTTP2ServerConnectionFactory(secure), new HttpConnectionFactory(secure)));
        };
    }

    static Door plain(String address, int port) {
        return (server, http) -> at(address, port, new ServerConnector(server, new ConnectionFactory[] {new HttpConnectionFactory(http)}));
    }

    private static Connector at(String address, int port, ServerConnector connector) {
        connector.setHost(address);
        connector.setPort(port);
        return connector;
    }
}
