package qadam.bench;

import java.util.Map;
import java.util.TreeMap;

/** {@code ./qadam bench NAME}: runs one benchmark beside its reference and prints ratios. Bounded, loopback only. */
public final class Bench {
    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.ofEntries(
        Map.entry("step-row", new StepRow()), Map.entry("lesson", new LessonRate()),
        Map.entry("start", new Start()), Map.entry("memory", new Memory()), Map.entry("size", new Size()), Map.entry("pdf", new CertificatePdf()),
        Map.entry("first-view", new FirstViews()), Map.entry("upgrade", new Upgrade()), Map.entry("office", new OfficeViews()), Map.entry("wapiti", new Wapiti())));

    static {
        ALL.put("log", new PublicLogs());
        ALL.put("damages", new Damages());
        ALL.put("attack", new Attack());
        ALL.put("world", new World());
        ALL.put("browser-check", new BrowserChecks());
        ALL.put("vectors", new Vectors());
        ALL.put("class-page", new TeachingViews(false));
        ALL.put("places", new TeachingViews(true));
        ALL.put("roster", new RosterImport());
        ALL.put("cards", new CardRate());
        ALL.put("retrieval", new Retrieval());
        ALL.put("llama", new Llama());
        ALL.put("tutor-eval", new TutorEvaluations());
        ALL.put("labs", new Labs());
        ALL.put("steps", new Steps());
        ALL.put("durability", new Durability());
        ALL.put("standby", new qadam.bench.standby.Standby()::run);
        ALL.put("offline-exam", new OfflineExam());
        ALL.put("offline", new OfflineDay());
        ALL.put("pitr", new qadam.bench.standby.PointInTime()::run);
        ALL.put("xapi", new Xapi());
    }

    /** One benchmark. */
    interface Benchmark {
        void run(String[] arguments) throws Exception;
    }

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (benchmark == null) {
            System.err.println("Benchmarks: " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        benchmark.run(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
        System.exit(0);
    }
}
