package qadam.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine;
import qadam.catalog.Programmes;
import qadam.count.CountFollower;
import qadam.count.VerifyCount;
import qadam.credential.CredentialWorld;
import qadam.credential.Leaf;
import qadam.log.Haste;
import qadam.log.PublicLog;
import qadam.proof.EntryBundle;
import qadam.shared.Database;
import qadam.world.FixedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log of 200,000 leaves: how long it takes to write, publish and verify it, whether the second verifier (in Go, on Debian's
 * golang-golang-x-mod-dev) gives the same numbers, and whether both find each of so many damages.
 */
final class PublicLogs implements Bench.Benchmark {
    private static final Instant START = Instant.parse("2026-11-02T05:00:00Z");
    private final Random random = new Random(20261128);
    private int number;

    @Override
    public void run(String[] arguments) throws Exception {
        int leaves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int damages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Path data = Files.createTempDirectory("qadam-log");
        Path auditor = auditor(data);
        FixedClock clock = new FixedClock(START.toString());
        try (Database database = Database.sqlite(data)) {
            PublicLog log = PublicLog.open(database, data, "https://qadam.example", clock, Programmes.open(database, CredentialWorld.PROGRAMME, clock));
            time("queue " + leaves + " leaves", () -> queue(database, clock, leaves / 2));
            time("append, integrate, sign, publish (first half)", () -> log.publish(Haste.ALL));
            Path old = copy(data.resolve("log"), data.resolve("old"));
            queue(database, clock, leaves - leaves / 2);
            time("append, integrate, sign, publish (second half)", () -> log.publish(Haste.ALL));
            time("count anew from the database", () -> new CountFollower(log, database).published(database.read(log::latest).orElseThrow()));
            Judges judges = new Judges(log, auditor, old.resolve("checkpoint"));
            Path folder = data.resolve("log");
            String[] answers = new String[2];
            time("verify, Java (tiles, root, signature, rule)", () -> answers[0] = judges.java(folder));
            time("verify, Go", () -> answers[1] = judges.go(folder));
            compare(answers[0], answers[1]);
            damage(judges, folder, old, data, damages);
            log.close();
        }
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws Exception;
    }

    private static void time(String what, Deed deed) throws Exception {
        long begin = System.nanoTime();
        deed.run();
        System.out.printf("%-52s %6.2f s%n", what, Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }

    /** Apt installs Go and x/mod where it may. */
    private static Path auditor(Path data) throws Exception {
        if (!Files.exists(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"))) {
            require(run(List.of("apt-get", "install", "-y", "-qq", "golang-go", "golang-golang-x-mod-dev"), Map.of()), "needs golang-go and golang-golang-x-mod-dev");
        }
        Path program = data.resolve("auditor");
        require(run(List.of("go", "build", "-o", program.toString(), Path.of("src/test/go/auditor/main.go").toAbsolutePath().toString()),
            Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode", "GOCACHE", data.resolve("go-cache").toString())), "the auditor does not build");
        return program;
    }

    private static boolean run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start().waitFor() == 0;
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }

    /** Credentials of nine tenths as many people, some revoked, over some days. */
    void queue(Database database, FixedClock clock, int leaves) {
        List<String> tags = Stream.generate(() -> hex(16)).limit(leaves * 9L / 10).toList();
        for (int done = 0; done < leaves; done += 5_000) {
            int many = Math.min(5_000, leaves - done);
            Instant now = clock.instant();
            database.write(handle -> {
                for (int i = 0; i < many; i++) {
                    queue(handle, tags, now);
                }
                return null;
            });
            clock.forward(Duration.ofHours(6));
        }
    }

    private void queue(Handle handle, List<String> tags, Instant now) {
        Leaf.Issue leaf = new Leaf.Issue(random.nextInt(20) == 0 ? Optional.empty() : Optional.of(tags.get(random.nextInt(tags.size()))), hex(32),
            "kz-2026@1", "everyone", 1 + random.nextInt(4), "KZ-" + (10 + random.nextInt(20)), Leaf.week(now),
            random.nextInt(3) == 0 ? "supervised" : "online", List.of("sso", "roster", "self").get(random.nextInt(3)), "state");
        long issue = add(handle, leaf, null, now);
        if (leaf.isClaimable() && random.nextInt(8) == 0) {
            add(handle, new Leaf.Claim(tags.get(random.nextInt(tags.size())), random.nextBoolean() ? "sso" : "roster", Leaf.week(now)), issue, now);
        }
        if (++number % 100 == 0) {
            add(handle, new Leaf.Revoke("mistake", Leaf.week(now)), issue, now);
        }
    }

    private static long add(Handle handle, Leaf leaf, Long about, Instant now) {
        return handle.createUpdate("insert into leaves (about, line, queued_at) values (:about, :line, :now)")
            .bind("about", about).bind("line", leaf.line()).bind("now", now).executeAndReturnGeneratedKeys("number").mapTo(Long.class).one();
    }

    private String hex(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }

    private static void compare(String java, String go) {
        JsonMapper mapper = new JsonMapper();
        JsonNode ours = mapper.readTree(java);
        JsonNode theirs = mapper.readTree(go);
        for (String member : List.of("origin", "size", "root", "programmes")) {
            require(ours.path(member).equals(theirs.path(member)) && !ours.path(member).isMissingNode(), member + " differs:\n" + java + go);
        }
        System.out.println("both verifiers: " + ours.get("size") + " leaves, root " + ours.get("root") + ", " + ours.get("programmes").get("kz-2026").size()
            + " equal numbers, trained " + ours.get("programmes").get("kz-2026").get("trained"));
    }

    /** Each kind of damage on a copy with one file changed; whole again afterwards. */
    private void damage(Judges judges, Path folder, Path old, Path data, int many) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.endsWith("policy")).sorted().toList();
        }
        Judges newest = new Judges(judges.log(), judges.auditor(), Files.copy(folder.resolve("checkpoint"), data.resolve("seen")));
        Map<String, Integer> done = new TreeMap<>();
        long[] missed = new long[2];
        long begin = System.nanoTime();
        for (int i = 0; i < many; i++) {
            String kind = List.of("bit flip", "bit flip", "file dropped", "leaf dropped", "leaves reordered", "leaf doubled", "rollback", "fork").get(i % 8);
            Path whole = data.resolve("whole");
            switch (kind) {
                case "rollback" -> count(missed, newest, old, kind);
                case "fork" -> count(missed, judges, fork(data), kind);
                default -> {
                    Path file = kind.startsWith("lea") ? entries(files) : files.get(random.nextInt(files.size()));
                    byte[] bytes = Files.readAllBytes(file);
                    Files.move(file, whole, StandardCopyOption.REPLACE_EXISTING);
                    damaged(kind, bytes).ifPresent(changed -> write(file, changed));
                    count(missed, judges, folder, kind + " in " + folder.relativize(file));
                    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            done.merge(kind, 1, Integer::sum);
            if (i % 100 == 99) {
                System.out.printf("  %d damages, missed %d and %d%n", i + 1, missed[0], missed[1]);
            }
        }
        System.out.println("damages " + done + ": missed by Java " + missed[0] + ", by Go " + missed[1]
            + String.format(" (%.0f s)", (System.nanoTime() - begin) / 1e9));
        require(missed[0] + missed[1] == 0, "a damage was missed");
    }

    private Path entries(List<Path> files) {
        List<Path> entries = files.stream().filter(file -> file.toString().contains("entries")).toList();
        return entries.get(random.nextInt(entries.size()));
    }

    private Optional<byte[]> damaged(String kind, byte[] bytes) {
        return switch (kind) {
            case "bit flip" -> {
                byte[] flipped = bytes.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                yield Optional.of(flipped);
            }
            case "leaf dropped" -> Optional.of(rebuilt(bytes, leaves -> leaves.remove(random.nextInt(leaves.size()))));
            case "leaves reordered" -> Optional.of(rebuilt(bytes, leaves -> leaves.add(0, leaves.removeLast())));
            case "leaf doubled" -> Optional.of(rebuilt(bytes, leaves -> leaves.set(0, leaves.getLast())));
            default -> Optional.empty();
        };
    }

    private static byte[] rebuilt(byte[] bundle, Consumer<List<byte[]>> change) {
        List<byte[]> leaves = new ArrayList<>();
        for (int at = 0; at < bundle.length; ) {
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            leaves.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        change.accept(leaves);
        return EntryBundle.write(leaves);
    }

    /** Another history, signed with the log's own key: a log that was begun anew. It is small, as its size does not matter. */
    private Path fork(Path data) throws Exception {
        int forkSize = 200 + random.nextInt(400);
        Path forged = Files.createTempDirectory(data, "fork");
        Files.createDirectories(forged.resolve("keys"));
        Files.copy(data.resolve("keys/public-log.jwk"), forged.resolve("keys/public-log.jwk"));
        FixedClock clock = new FixedClock(START.toString());
        try (Database database = Database.sqlite(forged)) {
            PublicLog log = PublicLog.open(database, forged, "https://qadam.example", clock, Programmes.open(database, CredentialWorld.PROGRAMME, clock));
            queue(database, clock, forkSize);
            log.publish(Haste.ALL);
            log.close();
        }
        return forged.resolve("log");
    }

    private static void count(long[] missed, Judges judges, Path folder, String what) throws Exception {
        if (!judges.java(folder).contains("\"fault\"")) {
            missed[0]++;
            System.out.println("missed by Java: " + what);
        }
        if (!judges.go(folder).contains("\"fault\"")) {
            missed[1]++;
            System.out.println("missed by Go: " + what);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }

    /** The two verifiers. Each remembers a checkpoint, as an auditor must: without one nobody sees a rollback or a fork. */
    private record Judges(PublicLog log, Path auditor, Path since) {
        String java(Path folder) throws IOException {
            StringWriter said = new StringWriter();
            Path trust = auditor.resolveSibling("trust.json");
            Files.writeString(trust, "{\"issuers\":[],\"log\":{\"key\":\"" + log.trust().key() + "\",\"quorum\":0,\"witnesses\":[]}}");
            CommandLine command = new CommandLine(new VerifyCount()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
            command.execute(folder.toString(), "--json", "--trust", trust.toString(), "--since", since.toString());
            return said.toString();
        }

        String go(Path folder) throws Exception {
            Process process = new ProcessBuilder(auditor.toString(), "-key", log.trust().key().toString(), "-since", since.toString(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        }
    }
}
