package qadam.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between browsers and a server, which a test cuts and mends: then nobody gets through, a service worker neither. */
public final class Wire implements AutoCloseable {
    private final int port;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /** @param port where browsers knock @param server where the server listens, both on loopback */
    public Wire(int port, int server) {
        this.port = port;
        this.server = server;
        mend();
    }

    public void mend() {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = fresh;
            Thread.ofVirtual().start(() -> listen(fresh));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public void cut() {
        shut(door);
        open.forEach(Wire::shut);
        open.clear();
    }

    private void listen(ServerSocket here) {
        while (!here.isClosed()) {
            try {
                Socket browser = here.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(browser);
                open.add(behind);
                if (here.isClosed()) {
                    cut();
                }
                Thread.ofVirtual().start(() -> carry(browser, behind));
                Thread.ofVirtual().start(() -> carry(behind, browser));
            } catch (IOException cutOff) {
                // the door is shut, or the server is gone: whoever knocked is not let in
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException cutOff) {
            // as it is meant to be
        } finally {
            shut(from);
            shut(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void shut(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception gone) {
            // it is shut already
        }
    }

    @Override
    public void close() {
        cut();
    }
}
