package qadam.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.zip.ZipFile;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Databases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./qadam import roster} as it is shipped, on an invented country of 200,000 people: the difference, bringing it in, the same again, and a
 * year later; beside it a bare reading of the same bytes and bare inserts of as many rows.
 */
final class RosterImport implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) throws Exception {
        RosterSet set = arguments.length == 0 ? RosterSet.COUNTRY : new RosterSet(400, 7_000, Integer.parseInt(arguments[0]), 0);
        Path data = Databases.folder();
        Database.open(null, data).close();
        Path first = set.writeTo(data.resolve("roster.zip"));
        Path later = set.nextYear().writeTo(data.resolve("later.zip"));
        System.out.printf("%,d people, %,d classes, %d schools; zip %.1f MB%n", set.people(), set.classes(), set.schools(), Files.size(first) / 1e6);
        double bareReading = bareReading(first);
        Ran dry = ran("dry run", data, first, "--dry-run");
        Ran real = ran("for real", data, first);
        Ran again = ran("the same again", data, first);
        ran("a year later, dry run", data, later, "--dry-run");
        ran("a year later", data, later);
        Ran last = ran("the same again", data, later);
        double bareInserts = bareInserts(set.people());
        System.out.printf("bare reading of the same bytes (fastcsv)  %6.1f s%nbare inserts of as many rows (JDBC)      %6.1f s%n", bareReading, bareInserts);
        System.out.printf("dry run : bare reading = %.1f; for real : (bare reading + bare inserts) = %.1f%n", dry.seconds / bareReading, real.seconds / (bareReading + bareInserts));
        if (again.changes != 0 || last.changes != 0) {
            throw new IllegalStateException("the same list again changed something");
        }
    }

    private record Ran(double seconds, double processorSeconds, long changes) {
    }

    private static Ran ran(String what, Path data, Path file, String... more) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(Path.of("qadam").toAbsolutePath().toString(), "import", "roster", file.toString(), "--data", data.toString(), "--json"));
        command.addAll(List.of(more));
        Path answer = Files.createTempFile("roster", ".json");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(false).redirectOutput(answer.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long peak = 0;
        double worked = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMegabytes(process.pid()));
            worked = Math.max(worked, process.info().totalCpuDuration().map(spent -> spent.toMillis() / 1e3).orElse(0.0));
            Thread.sleep(20);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(what + " ended with " + process.exitValue() + ": " + Files.readString(answer));
        }
        JsonNode counts = new JsonMapper().readTree(Files.readString(answer)).path("counts");
        long changes = 0;
        StringBuilder words = new StringBuilder();
        for (String outcome : List.of("new", "changed", "back", "left", "same", "refused")) {
            long sum = counts.valueStream().mapToLong(matter -> matter.path(outcome).asLong()).sum();
            changes += outcome.equals("same") || outcome.equals("refused") ? 0 : sum;
            words.append(", ").append(outcome).append(' ').append(sum);
        }
        System.out.printf("%-24s %6.1f s, %6.1f s of processors, %4d MB at most%s%n", what, seconds, worked, peak, words);
        return new Ran(seconds, worked, changes);
    }

    /** The most memory it has had so far, as the kernel counts it. */
    private static long peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    private static double bareReading(Path file) throws IOException {
        long start = System.nanoTime();
        long cells = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader = CsvReader.builder()
                    .ofCsvRecord(new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8)))) {
                    for (var line : reader) {
                        cells += line.getFieldCount();
                    }
                }
            }
        }
        if (cells == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The rows that a person of a list needs, by JDBC alone, in transactions as large as ours. */
    private static double bareInserts(int people) throws Exception {
        Path folder = Databases.folder();
        Database.open(null, folder).close();
        byte[] sealed = new byte[60];
        long start = System.nanoTime();
        try (Connection rows = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE))) {
            rows.createStatement().execute("pragma synchronous = full");
            rows.setAutoCommit(false);
            try (PreparedStatement persons = rows.prepareStatement("insert into persons (id, made_at) values (?, 1)");
                 PreparedStatement keys = rows.prepareStatement("insert into person_keys (person, wrapped, made_at) values (?, ?, 1)");
                 PreparedStatement details = rows.prepareStatement("insert into person_details (person, field, sealed, changed_at) values (?, 'name', ?, 1)");
                 PreparedStatement learners = rows.prepareStatement("insert into learners (number, key, made_at) values (?, ?, 1)");
                 PreparedStatement links = rows.prepareStatement("insert into learner_links (learner, person, since_at) values (?, ?, 1)");
                 PreparedStatement list = rows.prepareStatement("insert into roster_people (roster, key, person, mark, home, off, since_at) values (1, ?, ?, ?, 1, 0, 1)");
                 PreparedStatement members = rows.prepareStatement("insert into memberships (organisation, person, since_at, source) values (1, ?, 1, 'roster')")) {
                List<PreparedStatement> all = List.of(persons, keys, details, learners, links, list, members);
                for (int i = 1; i <= people; i++) {
                    byte[] person = Ids.randomBytes(16);
                    persons.setBytes(1, person);
                    keys.setBytes(1, person);
                    keys.setBytes(2, sealed);
                    details.setBytes(1, person);
                    details.setBytes(2, sealed);
                    learners.setInt(1, i);
                    learners.setBytes(2, Ids.randomBytes(16));
                    links.setInt(1, i);
                    links.setBytes(2, person);
                    list.setBytes(1, Ids.randomBytes(16));
                    list.setBytes(2, person);
                    list.setBytes(3, person);
                    members.setBytes(1, person);
                    for (PreparedStatement one : all) {
                        one.addBatch();
                    }
                    if (i % 2_000 == 0 || i == people) {
                        for (PreparedStatement one : all) {
                            one.executeBatch();
                        }
                        rows.commit();
                    }
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
