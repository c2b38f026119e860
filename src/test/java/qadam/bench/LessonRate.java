package qadam.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import qadam.world.Databases;

/**
 * A lesson page beside a bare "hello" of the same server, over kept-open connections on loopback; rounds alternate. The server
 * is started as {@code ./qadam run} starts it. "Same process" is its own shortest answer, which has our headers and doors.
 */
final class LessonRate implements Bench.Benchmark {
    private static final int CONNECTIONS = 32;
    private static final String LESSON = "/kk/courses/ai-for-everyone/ai-around-you";

    /** @param headers of the request, each with its line end */
    private record Question(String name, int port, String path, String headers, int status) {
        byte[] bytes() {
            return ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Path data = Databases.folder();
        List<String> qadam = Program.asTheScriptRunsIt(data);
        Medians rates = new Medians();
        try (Program hello = Program.launch(HelloProgram.command(qadam, Databases.folder()), "/hello");
             Program server = Program.launch(Program.on(data, qadam), "/kk")) {
            List<Question> questions = questions(hello.port(), server.port());
            for (int i = 0; i < 2; i++) {
                for (Question question : questions) {
                    rate(question, seconds);   // not counted: the compiler comes in
                }
            }
            for (int i = 0; i < rounds; i++) {
                for (Question question : questions) {
                    rates.add(question.name(), rate(question, seconds));
                }
            }
            rates.print("requests/s");
            requireSoundReference(rates);
            questions.forEach(question -> System.out.printf("%-44s %.2f of hello%n", question.name(), rates.of(question.name()) / rates.of("hello")));
        }
    }

    /** Nothing that does less of the same can be much slower: then the reference is at fault, and no ratio to it says anything. */
    private static void requireSoundReference(Medians rates) {
        if (rates.of("hello") < 0.8 * rates.of("alive (same process)")) {
            throw new IllegalStateException("hello is slower than our own shortest answer: the reference is broken");
        }
    }

    private static List<Question> questions(int hello, int qadam) throws IOException {
        URLConnection lesson = URI.create("http://localhost:" + qadam + LESSON).toURL().openConnection();
        lesson.setRequestProperty("Accept-Encoding", "gzip");
        return List.of(new Question("hello", hello, "/hello", "Accept-Encoding: gzip\r\n", 200),
            new Question("lesson, gzip", qadam, LESSON, "Accept-Encoding: gzip\r\n", 200),
            new Question("lesson, unchanged (304)", qadam, LESSON, "Accept-Encoding: gzip\r\nIf-None-Match: " + lesson.getHeaderField("ETag") + "\r\n", 304),
            new Question("lesson, not compressed", qadam, LESSON, "", 200),
            new Question("alive (same process)", qadam, "/health/live", "Accept-Encoding: gzip\r\n", 200));
    }

    private static double rate(Question question, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Callable<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(() -> ask(question, end));
            }
            long asked = 0;
            for (Future<Long> client : pool.invokeAll(clients)) {
                asked += client.get();
            }
            return asked / (double) seconds;
        }
    }

    private static long ask(Question question, long end) throws IOException {
        byte[] request = question.bytes();
        long asked = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), question.port())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            OutputStream out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                out.write(request);
                in.skipNBytes(contentLength(in, question.status()));
                asked++;
            }
        }
        return asked;
    }

    private static long contentLength(InputStream in, int status) throws IOException {
        long length = 0;
        StringBuilder line = new StringBuilder();
        boolean first = true;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String header = line.toString().trim();
            if (first && !header.contains(" " + status + " ")) {
                throw new IOException("not answered with " + status + ": " + header);
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
