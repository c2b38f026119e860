package qadam.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How fast the record takes steps, against the figures of the design: {@code steps [store|http] [sqlite|postgresql] [rounds]
 * [seconds]}. Over the store: the real way of an answer (step, progress, reached counters, receipt) of 200,000 learners,
 * beside a trial of sixty lines that only inserts rows. Over HTTP: a server as the script runs it, beside a bare "hello".
 */
final class Steps implements Bench.Benchmark {
    static final int LEARNERS = 200_000;

    @Override
    public void run(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        List<Integer> numbers = words.stream().filter(word -> word.matches("\\d+")).map(Integer::valueOf).toList();
        int rounds = numbers.isEmpty() ? 3 : numbers.getFirst();
        int seconds = numbers.size() < 2 ? 6 : numbers.get(1);
        List<Boolean> databases = words.contains("sqlite") ? List.of(false) : words.contains("postgresql") ? List.of(true) : List.of(false, true);
        System.out.printf("load of the machine before: %.1f%n", Processor.load());
        if (!words.contains("http")) {
            new StepsOverStore(rounds, seconds).run(databases);
        }
        if (!words.contains("store")) {
            new StepsOverHttp(rounds, seconds).run(databases);
        }
        System.out.printf("load of the machine after: %.1f%n", Processor.load());
    }

    static String name(boolean postgresql) {
        return postgresql ? "PostgreSQL" : "SQLite";
    }
}
