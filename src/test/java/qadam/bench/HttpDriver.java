package qadam.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Many kept-open connections driven from one thread, so that the driver takes little of the machine that it shares with the
 * server: on each the next request goes out as soon as the answer before it is whole. Knows Content-Length only.
 */
final class HttpDriver {
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST = 64 * 1024;

    private HttpDriver() {
    }

    record Driven(double perSecond, Latencies latencies) {
    }

    /** @param status what every answer must say, and that no step is put off */
    static Driven run(int port, int connections, int seconds, int status, Supplier<byte[]> requests) throws IOException {
        Latencies latencies = new Latencies();
        long begin;
        try (Selector selector = Selector.open()) {
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(port, selector));   // the clock begins when all are open: a server takes in some tens at a time
            }
            begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            int open = connections;
            for (Connection connection : all) {
                connection.ask(requests.get());
            }
            while (open > 0) {
                selector.select(5_000);
                if (selector.selectedKeys().isEmpty()) {
                    throw new IOException("nothing came for five seconds on " + open + " connections");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (connection.isAnswered(status)) {
                        latencies.add(System.nanoTime() - connection.asked);
                        if (System.nanoTime() < end) {
                            connection.ask(requests.get());
                        } else {
                            connection.channel.close();
                            open--;
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        return new Driven(latencies.count() / ((System.nanoTime() - begin) / 1e9), latencies);
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(LARGEST);
        private long asked;
        private int whole = -1;

        Connection(int port, Selector selector) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask(byte[] request) throws IOException {
            answer.clear();
            whole = -1;
            asked = System.nanoTime();
            ByteBuffer bytes = ByteBuffer.wrap(request);
            while (bytes.hasRemaining()) {
                channel.write(bytes);   // far smaller than what a socket takes at once
            }
        }

        boolean isAnswered(int status) throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("the server closed the connection");
            }
            if (whole < 0) {
                whole = length();
            }
            if (whole < 0 || answer.position() < whole) {
                return false;
            }
            String text = new String(answer.array(), 9, 3, StandardCharsets.US_ASCII);
            if (!text.equals(Integer.toString(status)) || contains("\"later\":true")) {
                throw new IOException(new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8));
            }
            return true;
        }

        /** Of head and body; -1 until the head is whole. */
        private int length() {
            byte[] bytes = answer.array();
            for (int i = 3; i < answer.position(); i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                    return i + 1 + contentLength(i);
                }
            }
            return -1;
        }

        private int contentLength(int head) {
            byte[] bytes = answer.array();
            for (int i = 0; i < head; i++) {
                int at = 0;
                while (at < LENGTH.length && (bytes[i + at] | (bytes[i + at] >= 'A' && bytes[i + at] <= 'Z' ? 32 : 0)) == LENGTH[at]) {
                    at++;
                }
                if (at == LENGTH.length) {
                    return Integer.parseInt(new String(bytes, i + at, head - i - at, StandardCharsets.US_ASCII).lines().findFirst().orElseThrow().strip());
                }
            }
            throw new IllegalStateException("an answer that does not say how long it is");
        }

        private boolean contains(String text) {
            return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1).contains(text);
        }
    }
}
