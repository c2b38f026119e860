package qadam.bench.standby;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.world.Command;
import qadam.world.Server;

/**
 * {@code ./qadam bench pitr [SECONDS]}: docs/run/postgresql.md done for real. A base backup is made under load, the log archived; at a moment between two
 * acknowledged answers the hands rest, then go on; the cluster is lost and brought back to that moment. Exactly what was acknowledged before it must be
 * there, and a server on it must go on under another number. The control brings it back to its end and must hold more.
 */
public final class PointInTime {
    private static final int CLIENTS = 8;

    public void run(String[] arguments) throws Exception {
        long load = 1000L * (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4);
        Postgres.require();
        Path place = Postgres.place();
        Path archive = place.resolve("archive");
        Postgres lost = Postgres.in(place, "lost");
        Postgres restored = Postgres.in(place, "restored");
        Postgres whole = Postgres.in(place, "whole");
        Postgres base = Postgres.in(place, "base");
        Command.run(place, List.of("install", "-d", "-m", "700", "-o", Files.getOwner(place).getName(), archive.toString()));
        lost.make("archive_mode = on", "archive_command = 'test ! -f " + archive + "/%f && cp %p " + archive + "/.%f && mv " + archive + "/.%f " + archive + "/%f'");
        Server server = null;
        try {
            lost.start();
            lost.execute("create database qadam");
            server = Server.start(lost.url("qadam"), Path.of("courses"), "--limit", "steps-per-minute=1000000", "--limit", "requests-per-minute=1000000",
                "--limit", "address-requests-per-minute=1000000");
            Set<UUID> before = new HashSet<>();
            try (Clients clients = new Clients(server, CLIENTS)) {
                Thread.sleep(load / 2);
                base.copy(lost);
                Thread.sleep(load);
                clients.close();
                before.addAll(clients.ledger.keySet());
            }
            String moment = lost.query("select clock_timestamp()");
            Set<UUID> after = new HashSet<>();
            try (Clients clients = new Clients(server, CLIENTS)) {
                Thread.sleep(load);
                clients.close();
                after.addAll(clients.ledger.keySet());
            }
            String node = Files.readString(server.data().resolve("node")).strip();
            lost.query("select pg_switch_wal()");
            waitForArchive(lost);
            server.close();
            lost.kill();
            System.out.printf("%,d answers acknowledged before %s, %,d after%n", before.size(), moment, after.size());

            bringBack(base, restored, archive, "recovery_target_time = '" + moment + "'", "recovery_target_inclusive = off");
            bringBack(base, whole, archive);
            Set<UUID> there = steps(restored);
            Set<UUID> all = steps(whole);
            long missing = before.stream().filter(id -> !there.contains(id)).count();
            long tooMany = there.stream().filter(id -> !before.contains(id)).count();
            long control = after.stream().filter(all::contains).count();
            System.out.printf("brought back to the moment: of those before it %d are missing, %d others are there%n", missing, tooMany);
            System.out.printf("control, brought back to the end: %,d of the %,d after it are there too%n", control, after.size());
            boolean passed = missing == 0 && tooMany == 0 && control == after.size() && !after.isEmpty() && goesOn(server, restored, node);
            System.out.println(passed ? "PASSED" : "FAILED");
            if (!passed) {
                System.exit(1);
            }
        } finally {
            if (server != null) {
                server.close();
            }
            for (Postgres one : List.of(lost, restored, whole)) {
                if (one.isRunning()) {
                    one.stop();
                }
            }
            Command.run(place.getParent(), List.of("rm", "-rf", place.toString()));
        }
    }

    private static void waitForArchive(Postgres lost) throws Exception {
        for (int i = 0; i < 600; i++) {
            if (lost.query("select 1 from pg_stat_archiver where last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 16777216)").equals("1")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the log is not archived");
    }

    private static void bringBack(Postgres base, Postgres to, Path archive, String... target) throws Exception {
        Command.run(archive.getParent(), List.of("cp", "-a", base.folder().toString(), to.folder().toString()));
        Files.deleteIfExists(to.folder().resolve("standby.signal"));
        Files.writeString(to.folder().resolve("postgresql.auto.conf"), "restore_command = 'cp " + archive + "/%f %p'\nrecovery_target_action = 'promote'\narchive_mode = 'off'\n"
            + String.join("\n", target) + "\n");
        Files.writeString(to.folder().resolve("recovery.signal"), "");
        Command.run(archive.getParent(), List.of("chown", "--reference=" + to.folder(), to.folder().resolve("recovery.signal").toString(), to.folder().resolve("postgresql.auto.conf").toString()));
        to.start();
        for (int i = 0; i < 1200 && to.query("select pg_is_in_recovery()").equals("t"); i++) {
            Thread.sleep(50);
        }
    }

    private static Set<UUID> steps(Postgres there) throws Exception {
        Set<UUID> ids = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(there.url("qadam")); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("select id from steps")) {
            while (row.next()) {
                ids.add(Ids.uuid(row.getBytes(1)));
            }
        }
        return ids;
    }

    /** The same folder with its keys, a number of its own, and the projections as the record says. */
    private static boolean goesOn(Server former, Postgres restored, String node) throws Exception {
        if (qadam.Main.commandLine(java.time.InstantSource.system()).execute("after-restore", "--data", former.data().toString()) != 0) {
            return false;
        }
        String number = Files.readString(former.data().resolve("node")).strip();
        try (Server server = Server.on(former.data(), restored.url("qadam"))) {
            server.start();
            try (Clients clients = new Clients(server, 2)) {
                Thread.sleep(1_000);
                clients.close();
                String nodes = restored.query("qadam", "select string_agg(distinct node::text, ' ') from steps where sequence > (select max(sequence) - 1 from steps)");
                server.command("rebuild-projections", "--check");
                System.out.printf("a server goes on with the same keys: %d answers, node %s before, %s now (%s in the newest step), projections as the record says%n",
                    clients.ledger.size(), node, number, nodes);
                return !clients.ledger.isEmpty() && !number.equals(node) && !List.of(nodes.split(" ")).contains(node);
            }
        }
    }
}
