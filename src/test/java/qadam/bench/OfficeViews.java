package qadam.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import qadam.House;
import qadam.Settings;
import qadam.proof.NoteSigner;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.FixedClock;

/**
 * The count page and the office's pages with few people in the database and with very many: each view must cost the same.
 * Rows are made by SQL, as many learners reached, people counted and exams handed in, and 2,000 people at an exam.
 */
final class OfficeViews implements Bench.Benchmark {
    private static final List<String> PAGES = List.of("/kk/count", "/kk/office", "/kk/office/exams", "/kk/office/programme");
    private static final String NUMBERS = "with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < :people) ";
    /** Some log's checkpoint: the page shows who has witnessed it. */
    private static final String NOTE = NoteSigner.load("localhost/log", NoteSigner.newSecret()).sign("a tree\n").toString();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    /** By hand: the client's own would not send a cookie that is meant for TLS. */
    private final Map<String, String> cookies = new TreeMap<>();

    @Override
    public void run(String[] arguments) throws Exception {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        for (int people : new int[] {10_000, many}) {
            Path data = Databases.folder();
            cookies.clear();
            fill(data, people);
            measure(data, people);
        }
    }

    private void measure(Path data, int people) throws Exception {
        FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
        try (House house = House.start(new Settings(0, "http://localhost", data, null, Path.of("courses"), false, clock));
             HttpClient client = HttpClient.newHttpClient()) {
            String origin = "http://localhost:" + house.port();
            signUp(client, origin, house.administratorLink().orElseThrow().replaceFirst("https?://[^/]+", ""));
            for (String page : PAGES) {
                Medians millis = new Medians();
                for (int i = 0; i < 60; i++) {
                    long start = System.nanoTime();
                    HttpResponse<String> answer = get(client, origin + page);
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(page + ": " + answer.statusCode());
                    }
                    if (i >= 30) {   // before, the compiler comes in
                        millis.add(page, (System.nanoTime() - start) / 1e6);
                    }
                }
                System.out.printf("%,12d people  %-24s %6.1f ms%n", people, page, millis.of(page));
            }
        }
    }

    private void signUp(HttpClient client, String origin, String link) throws Exception {
        Matcher token = CSRF.matcher(get(client, origin + link).body());
        if (!token.find()) {
            throw new IllegalStateException("no form behind the administrator's link");
        }
        String form = Map.of("csrf", token.group(1), "name", "Chief", "user", "chief", "password", "көк аспан таза",
                "invitation", link.substring(link.lastIndexOf('/') + 1)).entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(client, HttpRequest.newBuilder(URI.create(origin + "/kk/sign-up")).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("the administrator could not sign up: " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return send(client, HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(cookies.isEmpty() ? request.build() : request.header("Cookie", String.join("; ", cookies.values())).build(),
            HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(set -> cookies.put(set.substring(0, set.indexOf('=')), set.substring(0, set.indexOf(';'))));
        return answer;
    }

    private static void fill(Path data, int people) {
        try (Database database = Database.sqlite(data)) {
            for (String rows : List.of(
                "insert into reached_learners (learner) " + NUMBERS + "select n from numbers",
                "insert into reached_counts (node, learners) values (1, :people)",
                "insert into reached_weeks (node, week, learners) " + NUMBERS + "select 1, 2914 + n, :people / 52 from numbers limit 52",
                "insert into leaves (line, queued_at, log_index) " + NUMBERS + "select '', 0, n from numbers",
                "insert into count_states (programme, size, root, rule, note, published_at) values ('kz-2026', :people, zeroblob(32), 1, :note, 1795000000000)",
                "insert into log_checkpoints (size, root, note, published_at) values (:people, zeroblob(32), :note, 1795000000000)",
                "insert into count_cells " + NUMBERS + """
                    select 'kz-2026', 'trained', 'week', '2026-W' || printf('%02d', n), :people / 52 from numbers limit 52""",
                "insert into count_cells values ('kz-2026', 'trained', 'total', '', :people), ('kz-2026', 'trained', 'region', 'KZ-75', :people)",
                attempts("n", ":people", "n + 1000"), attempts("-n", "2000", "null"))) {
                database.write(handle -> {
                    var update = handle.createUpdate(rows).bind("people", people);
                    return (rows.contains(":note") ? update.bind("note", NOTE) : update).execute();
                });
            }
        }
    }

    /** @param handedIn {@code null} for those who sit now */
    private static String attempts(String learner, String number, String handedIn) {
        return """
            insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at, handed_in_at, rehearsal, form, seat, saves)
            """ + NUMBERS + "select " + learner + """
            , randomblob(16), randomblob(16), 'ai-for-everyone', 'ai-for-everyone', 1, 'kk', 1795000000000, 1795425600000,
            """ + handedIn + ", 0, '', zeroblob(0), 0 from numbers where :people > 0 limit " + number;
    }
}
