package qadam.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import qadam.catalog.Course;
import qadam.catalog.Responses;
import qadam.identity.ManyLearners;
import qadam.learning.PracticePlace;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.RealCourse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The road's part of {@link Steps}: answers of signed-in learners by {@code POST /api/steps} to a server as the script runs
 * it, over kept-open connections from one thread on the same machine. In the end the database is asked how many it holds.
 */
final class StepsOverHttp {
    private static final int[] CONNECTIONS = {64, 512};
    private static final int SIGNED_IN = 20_000;
    private static final int WARM = 30_000;
    private static final int MOST_WARMING = 10;
    private final JsonMapper json = new JsonMapper();
    private final int rounds;
    private final int seconds;

    StepsOverHttp(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** A running server, who may answer there, and how many of its answers were acknowledged. */
    private record Place(String name, Program server, List<String> cookies, String url, Path data, long[] acknowledged) {
    }

    void run(List<Boolean> databases) throws Exception {
        Course course = RealCourse.read();
        List<PracticePlace> places = course.lessons().flatMap(lesson -> lesson.items().stream().map(item -> new PracticePlace(course, lesson, item))).toList();
        Path folder = Databases.folder();
        List<String> qadam = new ArrayList<>(Program.asTheScriptRunsIt(folder));
        List<String> hello = HelloProgram.command(qadam, Databases.folder());
        qadam.addAll(List.of("--limit", "address-requests-per-minute=100000000"));   // all learners sit behind one address here
        List<Place> servers = new ArrayList<>();
        try (Program reference = Program.launch(hello, "/hello")) {
            for (boolean postgresql : databases) {
                servers.add(open(qadam, postgresql));
            }
            for (int connections : CONNECTIONS) {
                warm(servers, reference, places);
                measure(servers, reference, places, connections);
            }
        } finally {
            for (Place one : servers) {
                one.server().close();
            }
        }
        servers.forEach(StepsOverHttp::requireKept);
    }

    private void warm(List<Place> servers, Program reference, List<PracticePlace> places) throws Exception {
        for (Place one : servers) {
            for (int i = 0; i < MOST_WARMING && one.acknowledged()[0] < WARM; i++) {
                drive(one, places, 64);
            }
        }
        HttpDriver.run(reference.port(), 64, seconds, 200, hello(reference));
    }

    private void measure(List<Place> servers, Program reference, List<PracticePlace> places, int connections) throws Exception {
        Medians rates = new Medians();
        Medians middle = new Medians();
        Medians slow = new Medians();
        Medians costs = new Medians();
        for (int i = 0; i < rounds; i++) {
            rates.add("hello", HttpDriver.run(reference.port(), connections, seconds, 200, hello(reference)).perSecond());
            for (Place one : servers) {
                double before = one.server().processorMillis();
                HttpDriver.Driven driven = drive(one, places, connections);
                rates.add(one.name(), driven.perSecond());
                middle.add(one.name(), driven.latencies().millis(0.5));
                slow.add(one.name(), driven.latencies().millis(0.99));
                costs.add(one.name(), (one.server().processorMillis() - before) * 1_000 / driven.latencies().count());
            }
        }
        System.out.printf("%n%d connections, load of the machine %.1f%n", connections, Processor.load());
        rates.print("answers/s   wanted 10,000, aim 15,000");
        middle.print("ms p50");
        slow.print("ms p99      wanted 100");
        costs.print("µs of the server's processor an answer");
        servers.forEach(one -> System.out.printf("%s: %.2f of hello%n", one.name(), rates.of(one.name()) / rates.of("hello")));
    }

    private static Supplier<byte[]> hello(Program reference) {
        byte[] request = ("GET /hello HTTP/1.1\r\nHost: localhost:" + reference.port() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        return () -> request;
    }

    private static Place open(List<String> qadam, boolean postgresql) throws Exception {
        Path data = Databases.folder();
        String url = postgresql ? Databases.postgresqlUrl() : null;
        List<String> command = new ArrayList<>(Program.on(data, qadam));
        if (postgresql) {
            command.addAll(List.of("--database", url));
        }
        Program.launch(command, "/kk").close();   // it makes its tables and keys itself, and only then come the people
        List<String> cookies;
        try (Database database = Database.open(url, data)) {
            ManyLearners.gather(database, Steps.LEARNERS);
            cookies = ManyLearners.signIn(database, SIGNED_IN);
        }
        return new Place(Steps.name(postgresql), Program.launch(command, "/kk"), cookies, url, data, new long[1]);
    }

    private HttpDriver.Driven drive(Place place, List<PracticePlace> places, int connections) throws Exception {
        SplittableRandom random = new SplittableRandom();
        HttpDriver.Driven driven = HttpDriver.run(place.server().port(), connections, seconds, 200, () -> request(place, places, random));
        place.acknowledged()[0] += driven.latencies().count();
        return driven;
    }

    private byte[] request(Place place, List<PracticePlace> places, SplittableRandom random) {
        PracticePlace asked = places.get(random.nextInt(places.size()));
        long taken = System.currentTimeMillis() - random.nextInt(5_000);
        Map<String, Object> step = new HashMap<>(Map.of("id", Ids.hex(Ids.version7(taken)), "takenAt", taken, "course", asked.course().slug(),
            "version", asked.course().version(), "lesson", asked.lesson().id(), "item", asked.item().id(),
            "fields", Responses.fields(asked.item(), StepsOverStore.response(asked.item().task(), random))));
        byte[] body = json.writeValueAsBytes(Map.of("language", "kk", "steps", List.of(step)));
        byte[] head = ("POST /api/steps HTTP/1.1\r\nHost: localhost:" + place.server().port() + "\r\nCookie: " + place.cookies().get(random.nextInt(SIGNED_IN))
            + "\r\nOrigin: http://localhost:" + place.server().port() + "\r\nX-Qadam: 1\r\nContent-Type: application/json\r\nContent-Length: " + body.length
            + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static void requireKept(Place place) {
        try (Database database = Database.open(place.url(), place.data())) {
            long kept = database.read(handle -> handle.createQuery("select count(*) from steps").mapTo(Long.class).one());
            System.out.printf("%s: %,d answers acknowledged with a receipt, %,d steps kept%n", place.name(), place.acknowledged()[0], kept);
            if (kept < place.acknowledged()[0]) {
                throw new IllegalStateException("an answer was acknowledged that the database does not hold");
            }
        }
    }
}
