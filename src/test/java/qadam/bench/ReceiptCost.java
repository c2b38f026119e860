package qadam.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Receipt;
import qadam.record.Receipts;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Pseudonyms;

/**
 * The record's own way of storing a step, without and with its receipt: SQLite, group commit, clients that wait for their
 * commit and then for their proof, written as the API sends it. Rounds alternate on databases of their own.
 */
final class ReceiptCost implements Bench.Benchmark {
    private static final int LEARNERS = 200_000;

    /** @param processor microseconds of processor time a step, the driver's included: what other people's load leaves alone */
    private record Measured(double perSecond, double p50, double p99, double processor) {
    }

    @Override
    public void run(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        for (int clients : new int[] {64, 512}) {
            List<Measured> without = new ArrayList<>();
            List<Measured> with = new ArrayList<>();
            measure(false, clients, 1);
            measure(true, clients, 1);
            for (int i = 0; i < rounds; i++) {
                without.add(measure(false, clients, seconds));
                with.add(measure(true, clients, seconds));
            }
            print(clients, "without receipts", median(without));
            print(clients, "with receipts", median(with));
            System.out.printf("%3d clients  ratio %.2f%n", clients, median(with).perSecond() / median(without).perSecond());
        }
    }

    private static void print(int clients, String name, Measured measured) {
        System.out.printf("%3d clients  %-16s %,8.0f steps/s  p50 %5.1f ms  p99 %5.1f ms  processor %5.1f µs a step%n", clients, name,
            measured.perSecond(), measured.p50(), measured.p99(), measured.processor());
    }

    private static Measured median(List<Measured> measured) {
        return measured.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList().get(measured.size() / 2);
    }

    private static Measured measure(boolean proved, int clients, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("receipt-cost");
        try (Database database = Database.sqlite(folder)) {
            RecordedSteps steps = new RecordedSteps(InstantSource.system(), 1);
            Receipts receipts = Receipts.open(database, new Pseudonyms(), folder, "http://localhost");
            List<Integer> activities = database.write(handle -> {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    numbers.add(steps.activity(handle, "ai-for-everyone", 1, "item-" + i));
                }
                return numbers;
            });
            return drive(database, steps, proved ? receipts : null, activities, clients, seconds);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Measured drive(Database database, RecordedSteps steps, Receipts receipts, List<Integer> activities, int clients, int seconds) throws Exception {
        var stop = new AtomicBoolean();
        long begin = System.nanoTime();
        long worked = processorNanos();
        List<Future<long[]>> asked = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                Random random = new Random(client);
                asked.add(pool.submit(() -> ask(database, steps, receipts, activities, stop, random)));
            }
            Thread.sleep(seconds * 1000L);
            stop.set(true);
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long work = processorNanos() - worked;
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> each : asked) {
            all.add(each.get());
        }
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(sorted.length / took, sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6,
            work / 1e3 / sorted.length);
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long[] ask(Database database, RecordedSteps steps, Receipts receipts, List<Integer> activities, AtomicBoolean stop, Random random) {
        var taken = new ArrayList<Long>();
        while (!stop.get()) {
            long begin = System.nanoTime();
            Instant now = Instant.ofEpochMilli(System.currentTimeMillis() - random.nextInt(5000));
            NewStep step = new NewStep(1 + random.nextInt(LEARNERS), Ids.version7(now.toEpochMilli()), Kind.PRACTISED, now, 1,
                activities.get(random.nextInt(activities.size())), new byte[] {1, 2});
            Receipt receipt = database.write(handle -> steps.append(handle, step));
            if (receipts != null && receipts.text(receipt).isEmpty()) {
                throw new IllegalStateException();
            }
            taken.add(System.nanoTime() - begin);
        }
        return taken.stream().mapToLong(Long::longValue).toArray();
    }
}
