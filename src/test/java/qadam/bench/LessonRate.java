package qadam.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import qadam.world.Server;

/** A lesson page beside a bare "alive" of the same server, over kept-open connections on loopback; rounds alternate. */
final class LessonRate implements Bench.Benchmark {
    private static final int CONNECTIONS = 32;

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        try (Server server = Server.process()) {
            String lesson = "/kk/courses/ai-for-everyone/ai-around-you";
            rate(server.port(), "/health/live", seconds);
            rate(server.port(), lesson, seconds);
            List<Double> hellos = new ArrayList<>();
            List<Double> lessons = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                hellos.add(rate(server.port(), "/health/live", seconds));
                lessons.add(rate(server.port(), lesson, seconds));
            }
            double hello = median(hellos);
            double page = median(lessons);
            System.out.printf("hello %,.0f requests/s   lesson %,.0f requests/s   ratio %.2f   (%d rounds of %d s, %d connections, medians)%n",
                hello, page, page / hello, rounds, seconds, CONNECTIONS);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double rate(int port, String path, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(() -> ask(port, path, end));
            }
            long asked = 0;
            for (Future<Long> client : pool.invokeAll(clients)) {
                asked += client.get();
            }
            return asked / (double) seconds;
        }
    }

    private static long ask(int port, String path, long end) throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept-Encoding: gzip\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
        long asked = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            OutputStream out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                out.write(request);
                in.skipNBytes(contentLength(in));
                asked++;
            }
        }
        return asked;
    }

    private static long contentLength(InputStream in) throws IOException {
        long length = -1;
        StringBuilder line = new StringBuilder();
        boolean first = true;
        while (true) {
            int next = in.read();
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String header = line.toString().trim();
            if (first && !header.contains(" 200 ")) {
                throw new IOException("not answered with 200: " + header);
            }
            first = false;
            if (header.isEmpty()) {
                return length;
            }
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).trim());
            }
            line.setLength(0);
        }
    }
}
