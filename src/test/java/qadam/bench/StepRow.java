package qadam.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import qadam.shared.Ids;

/**
 * The trial that chose the step row: three layouts of the same facts, each with the progress upsert in the same transaction,
 * one writer with group commit, SQLite WAL and {@code synchronous=FULL}, 512 clients that wait for their commit.
 */
final class StepRow implements Bench.Benchmark {
    private static final int LEARNERS = 200_000;
    private static final String COLUMNS = "stored_at integer not null, taken_at integer not null, kind integer not null, "
        + "course_version integer not null, activity integer not null, node integer not null, result blob not null";

    private record Layout(String name, List<String> schema, boolean assignsSequence) {
    }

    record Measured(double perSecond, double p50, double p99, double bytesPerStep) {
    }

    private static final List<Layout> LAYOUTS = List.of(
        new Layout("clustered by (learner, id) + unique (id)", List.of(
            "create table steps (learner integer not null, id blob not null, sequence integer not null, " + COLUMNS
                + ", primary key (learner, id)) without rowid",
            "create unique index steps_id on steps (id)"), true),
        new Layout("row id = sequence + index (learner) + unique (id)   [chosen]", List.of(
            "create table steps (sequence integer primary key, learner integer not null, id blob not null, " + COLUMNS + ")",
            "create index steps_learner on steps (learner)", "create unique index steps_id on steps (id)"), false),
        new Layout("row id = sequence + unique (learner, id) + unique (id)", List.of(
            "create table steps (sequence integer primary key, learner integer not null, id blob not null, " + COLUMNS + ")",
            "create unique index steps_learner on steps (learner, id)", "create unique index steps_id on steps (id)"), false));

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        for (int clients : new int[] {64, 512}) {
            for (Layout layout : LAYOUTS) {
                List<Measured> measured = new ArrayList<>();
                for (int i = 0; i < rounds; i++) {
                    measured.add(measure(layout, clients, seconds));
                }
                System.out.printf("%3d clients  %-58s %,8.0f steps/s  p50 %5.1f ms  p99 %5.1f ms  %5.1f B a step (all indexes, progress apart)%n",
                    clients, layout.name(), median(measured, Measured::perSecond), median(measured, Measured::p50),
                    median(measured, Measured::p99), median(measured, Measured::bytesPerStep));
            }
        }
    }

    /** One round of the row that was chosen: what to compare the real store with. */
    static Measured chosen(int clients, int seconds) throws Exception {
        return measure(LAYOUTS.get(1), clients, seconds);
    }

    private static double median(List<Measured> measured, java.util.function.ToDoubleFunction<Measured> of) {
        double[] sorted = measured.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static Measured measure(Layout layout, int clients, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("step-row");
        try (Connection connection = open(folder)) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : layout.schema()) {
                    statement.execute(sql);
                }
                statement.execute("create table progress (learner integer not null, activity integer not null, tries integer not null, "
                    + "solved_at integer, last_at integer not null, last_step blob not null, primary key (learner, activity)) without rowid");
            }
            connection.setAutoCommit(false);
            return drive(connection, layout, clients, seconds, folder);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static Connection open(Path folder) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("steps.db"));
        return source.getConnection();
    }

    private record Waiting(long learner, UUID id, int activity, CompletableFuture<Void> done) {
    }

    private static Measured drive(Connection connection, Layout layout, int clients, int seconds, Path folder) throws Exception {
        var queue = new ArrayBlockingQueue<Waiting>(4096);
        var stop = new AtomicBoolean();
        var stored = new AtomicLong();
        var latencies = new long[clients][];
        long end;
        long begin = System.nanoTime();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = new CountDownLatch(clients);
            for (int client = 0; client < clients; client++) {
                int number = client;
                pool.submit(() -> {
                    latencies[number] = ask(queue, stop, new Random(number));
                    asking.countDown();
                    return null;
                });
            }
            pool.submit(() -> {
                Thread.sleep(seconds * 1000L);
                stop.set(true);
                return null;
            });
            write(connection, layout, queue, stop, stored);
            end = System.nanoTime();
            while (!asking.await(1, TimeUnit.MILLISECONDS)) {
                for (Waiting left; (left = queue.poll()) != null;) {
                    left.done().complete(null);
                }
            }
        }
        long[] all = Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(stored.get() / ((end - begin) / 1e9), all[all.length / 2] / 1e6, all[(int) (all.length * 0.99)] / 1e6,
            bytes(connection) / (double) stored.get());
    }

    private static long[] ask(ArrayBlockingQueue<Waiting> queue, AtomicBoolean stop, Random random) throws InterruptedException {
        var taken = new ArrayList<Long>();
        while (!stop.get()) {
            long begin = System.nanoTime();
            var waiting = new Waiting(1 + random.nextInt(LEARNERS), Ids.version7(System.currentTimeMillis() - random.nextInt(5000)),
                random.nextInt(300), new CompletableFuture<>());
            queue.put(waiting);
            waiting.done().join();
            taken.add(System.nanoTime() - begin);
        }
        return taken.stream().mapToLong(Long::longValue).toArray();
    }

    private static void write(Connection connection, Layout layout, ArrayBlockingQueue<Waiting> queue, AtomicBoolean stop, AtomicLong stored)
        throws Exception {
        String sequence = layout.assignsSequence() ? ", sequence" : "";
        try (PreparedStatement step = connection.prepareStatement("insert into steps (learner, id, stored_at, taken_at, kind, course_version, "
                + "activity, node, result" + sequence + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?" + (sequence.isEmpty() ? "" : ", ?")
                + ") on conflict do nothing");
             PreparedStatement progress = connection.prepareStatement("insert into progress values (?, ?, 1, ?, ?, ?) "
                + "on conflict (learner, activity) do update set tries = tries + 1, last_at = excluded.last_at, last_step = excluded.last_step")) {
            var group = new ArrayList<Waiting>();
            while (!stop.get()) {
                Waiting first = queue.poll(10, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                group.add(first);
                queue.drainTo(group, 1023);
                long now = System.currentTimeMillis();
                for (Waiting waiting : group) {
                    insert(step, waiting, now, sequence.isEmpty() ? 0 : stored.incrementAndGet());
                    count(progress, waiting, now);
                }
                connection.commit();
                if (sequence.isEmpty()) {
                    stored.addAndGet(group.size());
                }
                group.forEach(waiting -> waiting.done().complete(null));
                group.clear();
            }
        }
    }

    private static void insert(PreparedStatement step, Waiting waiting, long now, long sequence) throws SQLException {
        step.setLong(1, waiting.learner());
        step.setBytes(2, Ids.bytes(waiting.id()));
        step.setLong(3, now);
        step.setLong(4, now - 800);
        step.setInt(5, 1);
        step.setInt(6, 1);
        step.setInt(7, waiting.activity());
        step.setInt(8, 1);
        step.setBytes(9, new byte[] {1, 2});
        if (sequence > 0) {
            step.setLong(10, sequence);
        }
        step.executeUpdate();
    }

    private static void count(PreparedStatement progress, Waiting waiting, long now) throws SQLException {
        progress.setLong(1, waiting.learner());
        progress.setInt(2, waiting.activity());
        progress.setLong(3, now);
        progress.setLong(4, now);
        progress.setBytes(5, Ids.bytes(waiting.id()));
        progress.executeUpdate();
    }

    /** Pages of the step table and its indexes, by SQLite's own account. */
    private static long bytes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
             var row = statement.executeQuery("select sum(pgsize) from dbstat where name like 'steps%'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
