package qadam.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import qadam.catalog.Programmes;
import qadam.credential.CredentialWorld;
import qadam.log.Haste;
import qadam.log.PublicLog;
import qadam.proof.LogTrust;
import qadam.shared.Database;
import qadam.world.FixedClock;
import qadam.world.Ports;

/** A log of very many leaves, appended and published as a programme's own server does it; with witnesses in processes of their own, or without. */
final class LargeLog implements AutoCloseable {
    private static final String ORIGIN = "https://qadam.example";
    private static final Instant START = Instant.parse("2026-11-02T05:00:00Z");

    final Path data;
    final Database database;
    final PublicLog log;
    final List<Path> witnesses;
    private final FixedClock clock = new FixedClock(START.toString());
    private final List<Process> processes;
    private final ManyLeaves leaves;

    private LargeLog(Path data, Database database, List<Path> witnesses, List<Process> processes, Random random) {
        this.data = data;
        this.database = database;
        this.witnesses = witnesses;
        this.processes = processes;
        this.leaves = new ManyLeaves(random);
        this.log = open(database, data, clock);
    }

    /** @param witnesses how many there are; all must have signed */
    static LargeLog open(Path data, int witnesses, Random random) throws IOException {
        Database database = Database.sqlite(data);
        List<Path> folders = new ArrayList<>();
        List<Process> processes = new ArrayList<>();
        if (witnesses > 0) {
            PublicLog first = open(database, data, new FixedClock(START.toString()));
            String key = first.trust().key().toString();
            first.close();
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < witnesses; i++) {
                folders.add(Files.createDirectories(data.resolve("witness-" + i)));
                processes.add(launch(folders.getLast(), i, key));
                lines.add(line(processes.getLast()));
            }
            Files.writeString(data.resolve("witnesses.json"), "{\"quorum\":" + witnesses + ",\"witnesses\":[" + String.join(",", lines) + "]}");
        }
        return new LargeLog(data, database, folders, processes, random);
    }

    private static PublicLog open(Database database, Path data, FixedClock clock) {
        return PublicLog.open(database, data, ORIGIN, clock, Programmes.open(database, CredentialWorld.PROGRAMME, clock));
    }

    static String name(int witness) {
        return "witness-" + witness + ".example/qadam";
    }

    private static Process launch(Path folder, int number, String log) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx128m", "-cp",
            System.getProperty("java.class.path"), "qadam.Main", "witness", "--data", folder.toString(), "--name", name(number), "--log", log,
            "--port", Integer.toString(Ports.free())).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** It prints where it listens and its key. */
    private static String line(Process witness) throws IOException {
        BufferedReader printed = new BufferedReader(new InputStreamReader(witness.getInputStream(), StandardCharsets.UTF_8));
        String address = printed.readLine();
        String key = printed.readLine();
        if (address == null || key == null) {
            throw new IllegalStateException("a witness does not start");
        }
        return "{\"key\":\"" + key + "\",\"address\":\"" + address.replaceFirst("^Witness: ", "") + "\",\"owner\":\"Somebody else\",\"independent\":true}";
    }

    Path folder() {
        return data.resolve("log");
    }

    LogTrust trust() {
        return log.trust();
    }

    void publish() {
        log.publish(Haste.ALL);
    }

    void queue(int many) {
        leaves.queue(database, clock, many);
    }

    /** The trust file of somebody who knows the log and its witnesses. */
    String trustFile() {
        String lines = trust().witnesses().stream().map(witness -> "{\"key\":\"" + witness.key() + "\",\"owner\":\"Somebody else\",\"independent\":true}")
            .collect(Collectors.joining(","));
        return "{\"issuers\":[],\"log\":{\"key\":\"" + trust().key() + "\",\"quorum\":" + trust().witnesses().size() + ",\"witnesses\":[" + lines + "]}}";
    }

    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        log.close();
        database.close();
    }
}
