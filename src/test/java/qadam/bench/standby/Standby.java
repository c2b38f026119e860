package qadam.bench.standby;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.world.Command;
import qadam.world.Server;

/**
 * {@code ./qadam bench standby [ROUNDS]}: a server on PostgreSQL with a synchronous standby, under load; the primary is killed (SIGKILL, all of its
 * processes), the standby promoted, the old one becomes the new standby. In every second round the line to the standby falters for a while before.
 * The control is the same with an asynchronous standby: it must lose, or the rig could not see a loss.
 */
public final class Standby {
    private static final int CLIENTS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Random random = new Random();

    public static void main(String[] arguments) throws Exception {
        new Standby().run(arguments);
    }

    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Postgres.require();
        Outcome good = rounds(rounds, true);
        Outcome control = rounds(Math.max(3, rounds / 5), false);
        good.print("synchronous standby");
        control.print("control: asynchronous standby");
        boolean passed = good.lost() == 0 && good.twice() == 0 && good.otherReceipts() == 0 && good.unexpected().isEmpty() && good.fenced() && control.lost() > 0;
        System.out.println(passed ? "PASSED: nothing acknowledged was lost or stored twice, and the control has lost" : "FAILED");
        if (!passed) {
            System.exit(1);
        }
    }

    /** @param gaps milliseconds from each kill to the first answer acknowledged that was sent after it */
    private record Outcome(int acknowledged, long lost, long twice, int otherReceipts, List<Long> gaps, int rewound, long busy, long withoutRetryAfter, long cut,
                           Map<Integer, ?> unexpected, int lessons, int lessonsFailed, long slowestLesson, boolean projectionsHold, boolean fenced) {
        void print(String name) {
            List<Long> sorted = new ArrayList<>(gaps);
            Collections.sort(sorted);
            System.out.printf("%n%s: %d rounds, %,d answers acknowledged%n", name, gaps.size(), acknowledged);
            System.out.printf("  acknowledged and lost %d, stored twice %d, receipts that are others now %d%n", lost, twice, otherReceipts);
            System.out.printf("  write gap: median %,d ms, worst %,d ms  %s%n", sorted.get(sorted.size() / 2), sorted.getLast(), gaps);
            System.out.printf("  told to come later %,d times (503 without Retry-After: %d), cut off %d, any other answer %s%n", busy, withoutRetryAfter, cut, unexpected);
            System.out.printf("  lesson pages meanwhile %,d, failed %d, slowest %d ms%n", lessons, lessonsFailed, slowestLesson);
            System.out.printf("  projections as the record says: %s; old primaries that became standbys by pg_rewind: %d; a former primary that came back was not written to: %s%n",
                projectionsHold, rewound, fenced);
        }
    }

    private Outcome rounds(int rounds, boolean synchronous) throws Exception {
        Path place = Postgres.place();
        Postgres primary = Postgres.in(place, "one").make();
        Postgres standby = Postgres.in(place, "two");
        Server server = null;
        try {
            primary.start();
            primary.execute("create database qadam");
            standby.copy(primary);
            standby.start();
            primary.waitForStandby(synchronous);
            String url = "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port() + "/qadam?user=postgres&targetServerType=primary";
            server = Server.start(url, Path.of("courses"), "--limit", "steps-per-minute=1000000", "--limit", "requests-per-minute=1000000",
                "--limit", "address-requests-per-minute=1000000");
            List<Long> gaps = new ArrayList<>();
            int rewound = 0;
            boolean fenced = true;
            Clients clients = new Clients(server, CLIENTS);
            try (clients) {
                for (int round = 0; round < rounds; round++) {
                    int before = clients.ledger.size();
                    Thread.sleep(500 + random.nextInt(2000));
                    if (!synchronous || round % 2 == 1) {
                        primary.stopSending();
                        Thread.sleep(300);
                    }
                    long killed = System.nanoTime();
                    primary.kill();
                    standby.promote();
                    long first = clients.firstAfter(killed, PATIENCE).orElseThrow(() -> new IllegalStateException("nothing is acknowledged any more"));
                    gaps.add((first - killed) / 1_000_000);
                    if (synchronous && round == rounds - 1) {
                        fenced = fenced(primary, standby, clients);
                    }
                    rewound += primary.follow(standby) ? 1 : 0;
                    Postgres former = primary;
                    primary = standby;
                    standby = former;
                    standby.start();
                    primary.waitForStandby(synchronous);
                    System.err.printf("round %d of %d: %,d acknowledged before, gap %,d ms%n", round + 1, rounds, before, gaps.getLast());
                }
            }
            return outcome(server, primary, clients, gaps, rewound, fenced);
        } finally {
            if (server != null) {
                server.close();
            }
            for (Postgres one : List.of(primary, standby)) {
                if (one.isRunning()) {
                    one.stop();
                }
            }
            Command.run(place.getParent(), List.of("rm", "-rf", place.toString()));
        }
    }

    /** An ignorant hand starts the former primary as it is, and every connection of the server has to be made again. */
    private static boolean fenced(Postgres former, Postgres primary, Clients clients) throws Exception {
        former.start();
        String before = former.query("qadam", "select count(*) from steps");
        primary.query("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'qadam'");
        Thread.sleep(4_000);
        boolean fenced = former.query("qadam", "select count(*) from steps").equals(before);
        long ended = System.nanoTime();
        former.stop();
        long first = clients.firstAfter(ended, PATIENCE).orElseThrow(() -> new IllegalStateException("nothing is acknowledged after the former primary was ended"));
        System.err.printf("former primary beside the new one: written to it: %s; answers go on %,d ms after it was ended%n", !fenced, (first - ended) / 1_000_000);
        return fenced;
    }

    private static Outcome outcome(Server server, Postgres primary, Clients clients, List<Long> gaps, int rewound, boolean fenced) throws Exception {
        server.log().lines().filter(line -> line.contains("request failed")).distinct().limit(10).forEach(System.err::println);
        long lost = 0;
        long twice = 0;
        try (Connection connection = DriverManager.getConnection(primary.url("qadam"));
             PreparedStatement count = connection.prepareStatement("select count(*) from steps where id = ?")) {
            for (UUID id : clients.ledger.keySet()) {
                count.setBytes(1, Ids.bytes(id));
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    lost += row.getInt(1) == 0 ? 1 : 0;
                    twice += row.getInt(1) > 1 ? 1 : 0;
                }
            }
        }
        int other = 0;
        int asked = 0;
        for (Map.Entry<UUID, Clients.Acknowledged> one : clients.ledger.entrySet()) {
            if (lost == 0 && asked++ % Math.max(1, clients.ledger.size() / 200) == 0) {
                other += clients.receiptAgain(one.getKey(), clients.cookies.get(one.getKey())).equals(one.getValue().receipt()) ? 0 : 1;
            }
        }
        return new Outcome(clients.ledger.size(), lost, twice, other, gaps, rewound, clients.answered503.get(), clients.withoutRetryAfter.get(), clients.unreachable.get(),
            clients.unexpected, clients.lessons.get(), clients.lessonsFailed.get(), clients.slowestLesson.get() / 1_000_000, projectionsHold(server), fenced);
    }

    private static boolean projectionsHold(Server server) {
        try {
            server.command("rebuild-projections", "--check");
            return true;
        } catch (IllegalStateException differs) {
            System.err.println(differs.getMessage());
            return false;
        }
    }
}
