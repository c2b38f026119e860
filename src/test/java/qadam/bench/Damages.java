package qadam.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * So many random damages to a log of 200,000 leaves with two witnesses, one after another, each judged by our verifier and by the one in Go: both
 * must find it, and say the right thing of it. Before, between and after, both must find the whole log right: a judge who always complains is none.
 */
final class Damages implements Bench.Benchmark {
    private static final int HISTORY = 5;
    private final Map<Forger.Kind, int[]> done = new TreeMap<>();
    private final Map<String, Integer> said = new TreeMap<>();
    private int missedByJava;
    private int missedByGo;
    private int wrongComplaints;

    @Override
    public void run(String[] arguments) throws Exception {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int leaves = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        Random random = new Random(arguments.length > 2 ? Long.parseLong(arguments[2]) : 20261128);
        Path data = Files.createTempDirectory("qadam-damages");
        try (LargeLog log = LargeLog.open(data, 2, random)) {
            List<Forger.Earlier> history = history(log, leaves);
            Forger forger = new Forger(log, history, random);
            Judges judges = new Judges(log);
            requireWholeUnderWay(judges, log, history);
            System.out.println(requireWhole(judges, log));
            long begin = System.nanoTime();
            for (int i = 0; i < many; i++) {
                judge(judges, forger, Forger.Kind.values()[i % Forger.Kind.values().length]);
                if (i % 100 == 99) {
                    requireWhole(judges, log);
                    System.out.printf("  %d damages in %.0f s: not found by Java %d, by Go %d; wrong complaints %d%n", i + 1, (System.nanoTime() - begin) / 1e9,
                        missedByJava, missedByGo, wrongComplaints);
                }
            }
            requireWhole(judges, log);
            tell(many, (System.nanoTime() - begin) / 1e9);
        }
    }

    /** Published in pieces; of each earlier state somebody has kept the folder and the checkpoint. */
    private static List<Forger.Earlier> history(LargeLog log, int leaves) throws Exception {
        List<Forger.Earlier> earlier = new ArrayList<>();
        for (int i = 1; i <= HISTORY; i++) {
            log.queue(leaves / HISTORY);
            log.publish();
            if (i < HISTORY) {
                Path then = LargeLog.copy(log.folder(), log.data.resolve("log-" + i));
                earlier.add(new Forger.Earlier(then, then.resolve("checkpoint"), Forger.size(then.resolve("checkpoint"))));
            }
        }
        return earlier;
    }

    private static String requireWhole(Judges judges, LargeLog log) {
        try {
            return PublicLogs.compare(judges.java(log.folder(), null), judges.go(log.folder(), null));
        } catch (Exception wrong) {
            throw new IllegalStateException("the whole log is not found whole", wrong);
        }
    }

    /** Who began to read before the last batch finds a part that is gone in the tile that has become full. */
    private static void requireWholeUnderWay(Judges judges, LargeLog log, List<Forger.Earlier> history) throws Exception {
        Path checkpoint = log.folder().resolve("checkpoint");
        byte[] newest = Files.readAllBytes(checkpoint);
        for (Forger.Earlier then : history) {
            Files.copy(then.checkpoint(), checkpoint, StandardCopyOption.REPLACE_EXISTING);
            requireWhole(judges, log);
        }
        Files.write(checkpoint, newest);
    }

    private void judge(Judges judges, Forger forger, Forger.Kind kind) throws Exception {
        Forger.Damage damage = forger.damage(kind);
        Judges.Verdicts verdicts = judges.judge(damage.folder(), damage.since());
        forger.undo();
        done.computeIfAbsent(kind, first -> new int[1])[0]++;
        missedByJava += verdicts.java().isEmpty() ? 1 : 0;
        missedByGo += verdicts.go().isEmpty() ? 1 : 0;
        said.merge("Java: " + verdicts.java().replaceAll(" .*", ""), 1, Integer::sum);
        boolean right = verdicts.java().matches(damage.java()) && verdicts.go().matches(damage.go());
        if (!right) {
            wrongComplaints++;
            System.out.println("  " + kind + " " + damage.where() + "\n    Java: " + verdicts.java() + "\n    expected: " + damage.java() + "\n    Go: " + verdicts.go()
                + "\n    expected: " + damage.go());
        }
    }

    private void tell(int many, double seconds) {
        done.forEach((kind, times) -> System.out.printf("%4d  %s%n", times[0], kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
        said.forEach((what, times) -> System.out.printf("%4d  %s%n", times, what));
        System.out.printf("%d damages in %.0f s: not found by Java %d, by Go %d; found with a wrong complaint %d%n", many, seconds, missedByJava, missedByGo, wrongComplaints);
        if (missedByJava + missedByGo + wrongComplaints > 0) {
            throw new IllegalStateException("a damage was missed, or a complaint was wrong");
        }
    }
}
