package qadam.web;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;

/**
 * Closes a connection that has been sending one request for too long. Jetty's idle timeout alone never meets who sends a
 * letter now and then (slowloris), and its handler for a least rate compares with the bytes of all requests together.
 * Only the connector's scheduler touches {@code seen}.
 */
final class SlowRequests {
    private final AbstractConnector connector;
    private final long mostNanos;
    private final long pauseMillis;
    private Map<EndPoint, Sending> seen = new HashMap<>();

    /**
     * @param sent bytes of ours: whom we are sending something may say in between that there is room for more, as HTTP/2 does
     * @param since when nothing of the present message had come yet, as far as we looked
     */
    private record Sending(long requests, long responses, long bytes, long sent, long since) {
    }

    SlowRequests(AbstractConnector connector, int mostSeconds) {
        this.connector = connector;
        this.mostNanos = TimeUnit.SECONDS.toNanos(mostSeconds);
        this.pauseMillis = Math.min(5_000, mostSeconds * 250L);
    }

    void watch() {
        connector.getScheduler().schedule(this::look, pauseMillis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        Map<EndPoint, Sending> now = new HashMap<>();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            Sending sending = sending(end);
            if (sending.requests() >= 0 && System.nanoTime() - sending.since() > mostNanos) {
                end.close(new EofException("this request takes too long"));   // as if the network had gone away
            } else {
                now.put(end, sending);
            }
        }
        seen = now;
        if (connector.isRunning()) {
            watch();
        }
    }

    private Sending sending(EndPoint end) {
        Connection connection = innermost(end.getConnection());
        Sending now = connection == null ? new Sending(-1, -1, 0, 0, 0) : new Sending(connection.getMessagesIn(),
            connection.getMessagesOut(), connection.getBytesIn(), connection.getBytesOut(), System.nanoTime());
        Sending before = seen.get(end);
        boolean same = before != null && before.requests() == now.requests() && before.responses() == now.responses()
            && before.sent() == now.sent();
        return same && now.bytes() > before.bytes() ? before : now;
    }

    private static Connection innermost(Connection connection) {
        return connection instanceof SslConnection ssl ? ssl.getSslEndPoint().getConnection() : connection;
    }
}
