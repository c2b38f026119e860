package qadam.web;

import java.util.stream.Stream;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import qadam.shared.Limit;
import qadam.shared.Limits;

/** How many connections there may be, for how long one may be silent, and how long it may take to send one request. */
final class ConnectionLimits {
    private final Limits limits;

    ConnectionLimits(Limits limits) {
        this.limits = limits;
    }

    void applyTo(Server server) {
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {   // the connectors are there and not yet open
                server.addBean(new NetworkConnectionLimit(limits.of(Limit.CONNECTIONS), server.getConnectors()));
                all(server).forEach(connector -> connector.setIdleTimeout(limits.of(Limit.SILENT_SECONDS) * 1_000L));
            }

            @Override
            public void lifeCycleStarted(LifeCycle started) {
                all(server).forEach(connector -> new SlowRequests(connector, limits.of(Limit.REQUEST_SECONDS)).watch());
            }
        });
    }

    private static Stream<AbstractConnector> all(Server server) {
        return Stream.of(server.getConnectors()).map(AbstractConnector.class::cast);
    }
}
