package qadam.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import qadam.count.CountFollower;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log of 200,000 leaves: how long it takes to write, publish and verify it, and whether a second verifier gives the same numbers. */
final class PublicLogs implements Bench.Benchmark {
    @Override
    public void run(String[] arguments) throws Exception {
        int leaves = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Path data = Files.createTempDirectory("qadam-log");
        try (LargeLog log = LargeLog.open(data, 0, new Random(20261128))) {
            time("queue " + leaves + " leaves", () -> log.queue(leaves / 2));
            time("append, integrate, sign, publish (first half)", log::publish);
            Path since = Files.copy(log.folder().resolve("checkpoint"), data.resolve("seen"));
            log.queue(leaves - leaves / 2);
            time("append, integrate, sign, publish (second half)", log::publish);
            time("count anew from the database", () -> new CountFollower(log.log, log.database).published(log.database.read(log.log::latest).orElseThrow()));
            Judges judges = new Judges(log);
            String[] answers = new String[2];
            time("verify, Java (tiles, root, signature, rule)", () -> answers[0] = judges.java(log.folder(), since));
            time("verify, Go", () -> answers[1] = judges.go(log.folder(), since));
            System.out.println(compare(answers[0], answers[1]));
        }
    }

    @FunctionalInterface
    interface Deed {
        void run() throws Exception;
    }

    static void time(String what, Deed deed) throws Exception {
        long begin = System.nanoTime();
        deed.run();
        System.out.printf("%-52s %6.2f s%n", what, Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
    }

    static String compare(String java, String go) {
        JsonMapper mapper = new JsonMapper();
        JsonNode ours = mapper.readTree(java);
        JsonNode theirs = mapper.readTree(go);
        for (String member : List.of("origin", "size", "root", "programmes")) {
            if (!ours.path(member).equals(theirs.path(member)) || ours.path(member).isMissingNode()) {
                throw new IllegalStateException(member + " differs:\n" + java + go);
            }
        }
        return "both verifiers: " + ours.get("size") + " leaves, root " + ours.get("root") + ", " + ours.get("programmes").get("kz-2026").size()
            + " equal numbers, trained " + ours.get("programmes").get("kz-2026").get("trained");
    }
}
