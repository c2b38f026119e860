package qadam.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.House;
import qadam.Settings;
import qadam.lrs.TrialClient;
import qadam.shared.Ids;
import qadam.world.Databases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code xapi DIR [sqlite|postgresql]}: the official conformance suite (adlnet/lrs-conformance-test-suite), lying in a folder of its own with
 * {@code npm install} done, against a fresh server on each database, for xAPI 1.0.3 and 2.0.0. The runner's exit code is the number of failures
 * modulo 256, and a dead server ends it after one test, so that its last totals are read and must be whole. Two runs that must fail come first:
 * with a wrong secret, and with a door that names another version.
 */
final class Xapi implements Bench.Benchmark {
    private static final Pattern TOTALS = Pattern.compile("\\{\"total\":(\\d+),\"passed\":(\\d+),\"failed\":(\\d+),\"version\":\"[0-9.]+\"}");
    private static final Pattern LOG = Pattern.compile("Full run log written to (\\S+)");
    private static final long MOST_MINUTES = 20;
    private static final String CLIENT = "conformance";

    private enum Suite {
        FIRST("1.0.3", 1_365), SECOND("2.0.0", 1_442);

        private final String version;
        private final int cases;

        Suite(String version, int cases) {
            this.version = version;
            this.cases = cases;
        }
    }

    /** @param failing names of the requirements that failed */
    private record Outcome(int total, int passed, int failed, List<String> failing) {
        boolean conforms(Suite suite) {
            return failed == 0 && passed == total && total >= suite.cases;
        }
    }

    @Override
    public void run(String[] arguments) throws Exception {
        if (arguments.length == 0 || !Files.isRegularFile(Path.of(arguments[0], "bin", "console_runner.js")) || !Files.isDirectory(Path.of(arguments[0], "node_modules"))) {
            System.err.println("bench xapi DIR [sqlite|postgresql]: DIR is a copy of adlnet/lrs-conformance-test-suite outside this repository, with npm install done (docs/api/lrs.md)");
            System.exit(2);
        }
        Path suite = Path.of(arguments[0]).toAbsolutePath();
        List<String> databases = arguments.length > 1 ? List.of(arguments[1]) : List.of("sqlite", "postgresql");
        boolean all = control(suite);
        for (String database : databases) {
            for (Suite one : Suite.values()) {
                all &= judged(suite, database, one);
            }
        }
        System.out.println(all ? "conforms" : "DOES NOT CONFORM");
        System.exit(all ? 0 : 1);
    }

    private static boolean judged(Path suite, String database, Suite one) throws Exception {
        long start = System.nanoTime();
        String secret = Ids.hex(Ids.random());
        try (House house = start(database, secret)) {
            Outcome outcome = ask(suite, one, house.port(), secret, List.of());
            boolean alive = about(house.port());
            System.out.printf("xAPI %s on %s: %d of %d passed, %d failed, %d s%s%n", one.version, database, outcome.passed(), outcome.total(), outcome.failed(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), alive ? "" : "; the server is DEAD");
            outcome.failing().forEach(name -> System.out.println("  failed: " + name));
            return alive && outcome.conforms(one);
        }
    }

    /** The rig sees a server that does not conform: one that lets nobody in, and one whose answers name another version than was asked. */
    private static boolean control(Path suite) throws Exception {
        String secret = Ids.hex(Ids.random());
        try (House house = start("sqlite", secret); WrongVersion wrong = WrongVersion.before(house.port())) {
            boolean stranger = ask(suite, Suite.FIRST, house.port(), "not the secret", List.of()).conforms(Suite.FIRST);
            Outcome versions = ask(suite, Suite.SECOND, wrong.port(), secret, List.of("-g", "Versioning Requirements"));
            Outcome right = ask(suite, Suite.SECOND, house.port(), secret, List.of("-g", "Versioning Requirements"));
            boolean seen = !stranger && versions.failed() > 0 && right.failed() == 0 && right.passed() > 0;
            System.out.printf("controls: a wrong secret %s; a wrong version header: %d of %d failed, and %d of %d with the right one%n",
                stranger ? "WAS NOT SEEN" : "is seen", versions.failed(), versions.total(), right.failed(), right.total());
            return seen;
        }
    }

    private static House start(String database, String secret) {
        String url = switch (database) {
            case "sqlite" -> null;
            case "postgresql" -> Databases.postgresqlUrl();
            default -> throw new IllegalArgumentException("sqlite or postgresql, not " + database);
        };
        return House.start(new Settings(0, "http://localhost", Databases.folder(), url, Path.of("courses"), false, InstantSource.system())
            .admitting(List.of(TrialClient.of(CLIENT + ":" + secret))));
    }

    private static Outcome ask(Path suite, Suite one, int port, String secret, List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of("node", "bin/console_runner.js", "-x", one.version, "-e", "http://localhost:" + port + "/xapi",
            "-a", "-u", CLIENT, "-p", secret, "-z"));
        command.addAll(more);
        Process process = new ProcessBuilder(command).directory(suite.toFile()).redirectErrorStream(true).start();
        Thread end = Thread.startVirtualThread(() -> endAfterAWhile(process));
        String said = read(process);
        process.waitFor();
        end.interrupt();
        return outcome(said);
    }

    private static void endAfterAWhile(Process process) {
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Process process) throws IOException {
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> all.append(line).append('\n'));
        }
        return all.toString();
    }

    /** Without the log that it writes at its end, a run was none. */
    private static Outcome outcome(String said) throws IOException {
        Matcher log = LOG.matcher(said);
        List<int[]> totals = TOTALS.matcher(said).results().map(found -> new int[] {number(found.group(1)), number(found.group(2)), number(found.group(3))}).toList();
        if (totals.isEmpty() || !log.find()) {
            return new Outcome(0, 0, 0, List.of("the run did not end: " + said.substring(Math.max(0, said.length() - 300)).strip()));
        }
        List<String> failing = new ArrayList<>();
        collect(JsonMapper.shared().readTree(Files.readString(Path.of(log.group(1)))).path("log"), "", failing);
        int[] last = totals.getLast();
        return new Outcome(last[0], last[1], last[2], failing);
    }

    private static void collect(JsonNode node, String above, List<String> failing) {
        String title = node.path("title").asString("");
        JsonNode tests = node.path("tests");
        if (tests.isEmpty() && node.path("status").asString("").equals("failed")) {
            failing.add(above + " > " + title + ": " + node.path("error").asString("").lines().findFirst().orElse(""));
        }
        tests.forEach(inner -> collect(inner, title, failing));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static boolean about(int port) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/xapi/about")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException dead) {
            return false;
        }
    }
}
