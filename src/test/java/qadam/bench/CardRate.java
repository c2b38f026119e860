package qadam.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.classroom.CardWorld;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.FixedClock;

/**
 * The class bell: children come in by their cards, each by the whole form with its token from a browser that the server has not seen, over
 * kept-open connections on loopback; beside a bare "hello" of the same server, rounds alternate. Each sign-in is durable (SQLite,
 * {@code synchronous=FULL}) before it is answered; at the end the database is asked how many there were.
 */
final class CardRate implements Bench.Benchmark {
    private static final int CLASSES = 100;
    private static final int PUPILS = 30;
    private static final int WANTED = 3_350;
    private static final int WARM = 20_000;
    private static final int MOST_WARMING = 8;
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ((?:__Host-)?qadam=[^;]*)");
    private final AtomicLong cameIn = new AtomicLong();

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        int connections = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 64;
        Path data = Databases.folder();
        List<CardWorld.Shown> cards = CardWorld.fill(data, new FixedClock(Instant.now().minusSeconds(60).toString()), CLASSES, PUPILS);
        System.out.printf("%,d cards in %d classes%n", cards.size(), CLASSES);
        List<String> qadam = new ArrayList<>(Program.asTheScriptRunsIt(data));
        List<String> hello = HelloProgram.command(qadam, Databases.folder());
        qadam.addAll(List.of("--limit", "address-requests-per-minute=100000000"));   // all children sit behind one address here
        Medians rates = new Medians();
        Medians costs = new Medians();   // what others' load on the machine leaves alone
        try (Program reference = Program.launch(hello, "/hello"); Program server = Program.launch(Program.on(data, qadam), "/kk")) {
            for (int i = 0; i < MOST_WARMING && cameIn.get() < WARM; i++) {   // not counted: the compiler comes in
                rate(connections, seconds, end -> new Client(reference.port()).hello(end));
                rate(connections, seconds, end -> new Client(server.port()).comeIn(cards, end));
            }
            for (int i = 0; i < rounds; i++) {
                rates.add("hello", rate(connections, seconds, end -> new Client(reference.port()).hello(end)));
                double before = server.processorMillis();
                double in = rate(connections, seconds, end -> new Client(server.port()).comeIn(cards, end));
                rates.add("card sign-ins", in);
                costs.add("the server's processor", (server.processorMillis() - before) * 1_000 / (in * seconds));
            }
        }
        rates.print("a second");
        costs.print("µs a sign-in");
        System.out.printf("card sign-ins: %.2f of hello; wanted at least %,d a second%n", rates.of("card sign-ins") / rates.of("hello"), WANTED);
        requireKept(data);
    }

    private void requireKept(Path data) {
        try (Database database = Database.sqlite(data)) {
            long kept = database.read(handle -> handle.createQuery("select count(*) from sessions where door = 'CARD'").mapTo(Long.class).one());
            System.out.printf("%,d answered with a session, %,d sessions kept%n", cameIn.get(), kept);
            if (kept < cameIn.get()) {
                throw new IllegalStateException("somebody was told they are in, and the database does not know it");
            }
        }
    }

    private interface Work {
        long until(long end) throws Exception;
    }

    private static double rate(int connections, int seconds, Work work) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var pool = Executors.newFixedThreadPool(connections)) {
            List<Callable<Long>> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                clients.add(() -> work.until(end));
            }
            long done = 0;
            for (Future<Long> client : pool.invokeAll(clients)) {
                done += client.get();
            }
            return done / (double) seconds;
        }
    }

    /** One connection, used by one thread. */
    private final class Client {
        private final int port;

        Client(int port) {
            this.port = port;
        }

        long hello(long end) throws IOException {
            try (Socket socket = open()) {
                InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
                byte[] request = ("GET /hello HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
                long asked = 0;
                for (; System.nanoTime() < end; asked++) {
                    socket.getOutputStream().write(request);
                    require(answer(in), 200);
                }
                return asked;
            }
        }

        long comeIn(List<CardWorld.Shown> cards, long end) throws IOException {
            try (Socket socket = open()) {
                InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
                OutputStream out = socket.getOutputStream();
                out.write(("GET /kk/class/" + cards.getFirst().code() + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                Answer page = answer(in);
                String cookie = found(COOKIE, page.head());
                String csrf = found(CSRF, page.body());
                SplittableRandom random = new SplittableRandom(System.nanoTime());
                long done = 0;
                for (; System.nanoTime() < end; done++) {
                    out.write(form(cards.get(random.nextInt(cards.size())), cookie, csrf));
                    require(answer(in), 303);
                    cameIn.incrementAndGet();
                }
                return done;
            }
        }

        private byte[] form(CardWorld.Shown card, String cookie, String csrf) {
            String body = "csrf=" + csrf + "&number=" + card.number() + "&picture=" + card.picture() + "&word=" + URLEncoder.encode(card.word(), StandardCharsets.UTF_8);
            return ("POST /kk/class/" + card.code() + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + cookie + "\r\nOrigin: http://localhost:" + port
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
        }

        private Socket open() throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return socket;
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(pattern + " is not in " + text.lines().findFirst().orElse(""));
        }
        return found.group(1);
    }

    private record Answer(String head, String body) {
    }

    private static void require(Answer answer, int status) throws IOException {
        if (!answer.head().startsWith("HTTP/1.1 " + status)) {
            throw new IOException("not answered with " + status + ": " + answer.head().lines().findFirst().orElse(""));
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
            while (next != '\n') {
                next = in.read();
                head.append((char) next);
            }
        }
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        return new Answer(head.toString(), length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8) : chunked(in, head));
    }

    /** A page that the server sends piece by piece. */
    private static String chunked(InputStream in, StringBuilder head) throws IOException {
        StringBuilder body = new StringBuilder();
        while (head.toString().toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked")) {
            StringBuilder size = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                size.append((char) next);
            }
            int bytes = Integer.parseInt(size.toString().trim(), 16);
            body.append(new String(in.readNBytes(bytes), StandardCharsets.UTF_8));
            in.skipNBytes(2);
            if (bytes == 0) {
                break;
            }
        }
        return body.toString();
    }
}
