package qadam.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import qadam.backup.Fingerprint;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.NewerProgram;
import qadam.world.Server;

/**
 * A server with 100,000 steps is upgraded by next year's program, which is killed with SIGKILL at random moments; then saved and
 * brought back, beside a plain copy of the file.
 */
final class Upgrade implements Bench.Benchmark {
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");

    @Override
    public void run(String[] arguments) throws Exception {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        Server server = Server.on(Databases.folder());
        server.start();
        server.close();
        fill(server.data(), steps);
        Fingerprint before = Fingerprint.of(server.data());
        System.out.printf("%,d steps, database %,d bytes, checksum of steps %s%n", before.rows().get("steps"), size(server.data()), before.steps().substring(0, 16));
        Path newer = NewerProgram.classes();
        whole(server, newer);
        killed(copyOf(server), newer, before, kills);
        save(server.data());
    }

    private void fill(Path data, int steps) {
        try (Database database = Database.sqlite(data)) {
            RecordedSteps record = new RecordedSteps(clock, 1);
            for (int done = 0; done < steps; done += 1000) {
                int from = done;
                database.write(handle -> {
                    for (int i = from; i < Math.min(steps, from + 1000); i++) {
                        record.append(handle, new NewStep(i % 5000 + 1, Ids.version7(clock.millis() + i), Kind.PRACTISED, clock.instant(), 1, i % 300 + 1, new byte[] {1, 2, 3, 4}));
                    }
                    return from;
                });
            }
        }
    }

    /** The folder is put back afterwards. */
    private static void whole(Server server, Path newer) throws Exception {
        Path kept = copy(server.data(), Databases.folder());
        System.out.printf("start with nothing to upgrade: %.1f s; ", timed(server));
        System.out.printf("with a backup and fifteen migrations: %.1f s%n", timed(server.upgradedBy(newer)));
        deleteIn(server.data());
        copy(kept, server.data());
    }

    private static double timed(Server server) {
        long begin = System.nanoTime();
        server.start();
        double seconds = (System.nanoTime() - begin) / 1e9;
        server.close();
        return seconds;
    }

    /** As many copies of the old folder, killed once each; then one folder that is killed again and again until it is through. */
    private static void killed(Server server, Path newer, Fingerprint before, int kills) throws Exception {
        Random random = new Random(2026);
        for (int i = 1; i <= kills; i++) {
            Server each = copyOf(server);
            String at = kill(each.upgradedBy(newer), random.nextInt(-1, NewerProgram.MIGRATIONS), random.nextInt(150));
            String left = schema(each.data());
            double again = timed(each.upgradedBy(newer));
            print(String.format("killed %s, schema then %s; ended by the next start in %.1f s", at, left, again), before, each.data());
            deleteIn(each.data());
        }
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < kills; i++) {
            kill(server.upgradedBy(newer), i, random.nextInt(50));
            schemas.append(' ').append(schema(server.data()));
        }
        timed(server.upgradedBy(newer));
        print("one folder killed " + kills + " times, schema then" + schemas + "; after one more start", before, server.data());
        try (Stream<Path> files = Files.list(server.data().resolve("backups"))) {
            System.out.println("in its backups: " + files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    /**
     * Moments are counted from what can be seen, for a busy machine keeps no time.
     *
     * @param stage -1 once a backup is being written, 0 once it is there, else once so many migrations have been made
     */
    private static String kill(Server server, int stage, int millis) throws Exception {
        Path backups = server.data().resolve("backups");
        server.launch();
        while (stage < 0 ? !Files.exists(backups) : stage == 0 ? !hasBackup(backups) : Fingerprint.schema(server.data()) < 9000 + stage) {
            server.requireRunning();
            Thread.sleep(2);
        }
        Thread.sleep(millis);
        server.kill();
        return millis + " ms after " + (stage < 0 ? "its backup was begun" : stage == 0 ? "its backup was made" : "migration " + stage);
    }

    private static boolean hasBackup(Path backups) throws Exception {
        if (!Files.exists(backups)) {
            return false;
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("before-"));
        }
    }

    private static String schema(Path data) {
        return Integer.toString(Fingerprint.schema(data));
    }

    private static void print(String what, Fingerprint before, Path data) {
        Fingerprint after = Fingerprint.of(data);
        Map<String, Long> lost = before.lostIn(after);
        System.out.printf("%s: schema %s, %,d steps, rows lost: %s, checksum of steps %s%n", what, schema(data), after.rows().get("steps"),
            lost.isEmpty() ? "none" : lost, after.steps().equals(before.steps()) ? "the same" : "ANOTHER");
    }

    private static void save(Path data) throws Exception {
        Medians seconds = new Medians();
        for (int i = 0; i < 5; i++) {
            Path plain = Databases.folder().resolve("plain.db");
            seconds.add("plain copy of the file, synced", milliseconds(() -> copyAndSync(data.resolve("qadam.db"), plain)));
            Path backup = Databases.folder().resolve("one.zip");
            seconds.add("./qadam backup, from launch to end", milliseconds(() -> Server.on(data).command("backup", "--to", backup.toString())));
            Path restored = Databases.folder();
            seconds.add("./qadam restore, from launch to end", milliseconds(() -> Server.on(restored).command("restore", backup.toString())));
            if (i == 0) {
                System.out.printf("plain %,d bytes, backup %,d bytes; restored: steps %s%n", Files.size(plain), Files.size(backup),
                    Fingerprint.of(restored).equals(Fingerprint.of(data)) ? "and all rows the same" : "DIFFER");
            }
        }
        seconds.print("ms");
    }

    private static void copyAndSync(Path from, Path to) throws Exception {
        Files.copy(from, to);
        try (var channel = java.nio.channels.FileChannel.open(to, java.nio.file.StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static double milliseconds(Deed deed) throws Exception {
        long begin = System.nanoTime();
        deed.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static Server copyOf(Server server) throws Exception {
        return Server.on(copy(server.data(), Databases.folder()));
    }

    private static Path copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    private static void deleteIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = new ArrayList<>(files.filter(each -> !each.equals(folder)).toList()).reversed();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path data) throws Exception {
        return Files.size(data.resolve("qadam.db"));
    }
}
