package qadam.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.identity.ManyLearners;
import qadam.learning.Answer;
import qadam.learning.Learning;
import qadam.learning.PracticePlace;
import qadam.record.Receipts;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.RealCourse;

/** The store's part of {@link Steps}: clients that wait for their commit and then for their receipt; rounds alternate. */
final class StepsOverStore {
    private static final int[] CLIENTS = {64, 512};
    private final int rounds;
    private final int seconds;

    StepsOverStore(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    private record One(Course course) implements Courses {
        @Override
        public List<Course> all() {
            return List.of(course);
        }

        @Override
        public Optional<Course> find(String slug) {
            return Optional.of(course);
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return Optional.of(course);
        }
    }

    /** A database with its learners, and what stores in it. */
    private record Store(String name, String url, Database database, Learning learning, Receipts receipts) {
    }

    void run(List<Boolean> databases) throws Exception {
        Course course = RealCourse.read();
        List<Store> stores = databases.stream().map(postgresql -> open(course, postgresql)).toList();
        List<PracticePlace> places = course.lessons().flatMap(lesson -> lesson.items().stream().map(item -> new PracticePlace(course, lesson, item))).toList();
        for (int clients : CLIENTS) {
            Medians rates = new Medians();
            Medians middle = new Medians();
            Medians slow = new Medians();
            Medians costs = new Medians();
            for (Store store : stores) {
                drive(store, places, clients, Math.min(3, seconds));   // not counted: the compiler comes in
            }
            for (int i = 0; i < rounds; i++) {
                StepRow.Measured trial = StepRow.chosen(clients, seconds);
                rates.add("trial of rows alone, SQLite", trial.perSecond());
                slow.add("trial of rows alone, SQLite", trial.p99());
                for (Store store : stores) {
                    Driven driven = drive(store, places, clients, seconds);
                    rates.add(store.name(), driven.perSecond());
                    middle.add(store.name(), driven.latencies().millis(0.5));
                    slow.add(store.name(), driven.latencies().millis(0.99));
                    costs.add(store.name(), driven.micros());
                }
            }
            System.out.printf("%n%d clients, load of the machine %.1f%n", clients, Processor.load());
            rates.print("steps/s   wanted 30,000, aim 50,000");
            middle.print("ms p50");
            slow.print("ms p99    wanted 50");
            costs.print("µs of processor a step, driver and database included");
        }
        for (Store store : stores) {
            StepBytes.print(store.name(), store.url(), store.database());
            store.database().close();
        }
    }

    private static Store open(Course course, boolean postgresql) {
        Path folder = Databases.folder();
        String url = postgresql ? Databases.postgresqlUrl() : null;
        Database database = Database.open(url, folder);
        ManyLearners.gather(database, Steps.LEARNERS);
        RecordedSteps steps = new RecordedSteps(InstantSource.system(), 1);
        return new Store(Steps.name(postgresql), url, database, new Learning(database, steps, new One(course)),
            Receipts.open(database, ManyLearners.learners(), folder, "http://localhost").following(steps));
    }

    private record Driven(double perSecond, double micros, Latencies latencies) {
    }

    private static Driven drive(Store store, List<PracticePlace> places, int clients, int seconds) throws Exception {
        Latencies latencies = new Latencies();
        double worked = Processor.micros();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                SplittableRandom random = new SplittableRandom(System.nanoTime() + client);
                all.add(() -> answer(store, places, random, end, latencies));
            }
            for (Future<Void> client : pool.invokeAll(all)) {
                client.get();
            }
        }
        long stored = latencies.count();
        return new Driven(stored / ((System.nanoTime() - begin) / 1e9), (Processor.micros() - worked) / stored, latencies);
    }

    private static Void answer(Store store, List<PracticePlace> places, SplittableRandom random, long end, Latencies latencies) {
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            PracticePlace place = places.get(random.nextInt(places.size()));
            Instant now = Instant.ofEpochMilli(System.currentTimeMillis() - random.nextInt(5_000));
            var answered = store.learning().answer(1 + random.nextInt(Steps.LEARNERS), new Answer(id(now, random), now,
                place.course(), place.lesson(), place.item(), response(place.item().task(), random)));
            if (store.receipts().text(answered.receipt()).isEmpty()) {
                throw new IllegalStateException("a receipt that says nothing");
            }
            latencies.add(System.nanoTime() - begin);
        }
        return null;
    }

    /** A browser's work, so it costs the driver little. */
    private static UUID id(Instant now, SplittableRandom random) {
        return new UUID(now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000), Long.MIN_VALUE | random.nextLong() >>> 2);
    }

    /** Some answer that the question takes, right or not. */
    static Response response(Task task, SplittableRandom random) {
        return switch (task) {
            case Task.Single single -> new Response.Chosen(java.util.Set.of(single.options().get(random.nextInt(single.options().size())).id()));
            case Task.Multiple multiple -> new Response.Chosen(java.util.Set.of(multiple.options().get(random.nextInt(multiple.options().size())).id()));
            case Task.Ordering ordering -> new Response.Ordered(ordering.options().stream().map(option -> option.id()).toList());
            case Task.Matching matching -> new Response.Matched(matching.pairs().stream()
                .collect(java.util.stream.Collectors.toMap(pair -> pair.id(), pair -> pair.id())));
            case Task.Numeric numeric -> new Response.Number(numeric.answer());
            case Task.ShortText text -> new Response.Words(Stream.of(text.accepted()).map(Map::values).findFirst().orElseThrow().iterator().next().getFirst());
        };
    }
}
