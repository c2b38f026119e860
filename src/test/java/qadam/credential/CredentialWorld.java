package qadam.credential;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;
import qadam.catalog.Programme;
import qadam.catalog.Programmes;
import qadam.count.CountFollower;
import qadam.count.Counts;
import qadam.exam.ExamPassed;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.identity.People;
import qadam.log.Haste;
import qadam.log.PublicLog;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Localized;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.shared.Regions;
import qadam.shared.Texts;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Assets;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Iin;

/** Credentials and their count on a real database, with people who have passed an exam. The page's asker is set by the test. */
public final class CredentialWorld implements AutoCloseable {
    static final UUID AIGUL = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    static final UUID OFFICE = UUID.fromString("00000000-0000-0000-0000-0000000000ff");
    public static final Programme PROGRAMME = new Programme("kz-2026", 1, 2026, 200_000, text("ЖИ дағдылары, 2026"),
        List.of(new Programme.Track("everyone", text("=Баршаға"), text("Баршаға"))), Set.of("everyone"), Set.of("online", "supervised"));

    public final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    public final Database database;
    public final Path data;
    final Drawer people = new Drawer();
    final Site site = new Site(Site.precompiled(), new Texts(), new Assets());
    public final Programmes programmes;
    public final PublicLog log;
    public final Counts counts;
    public final Credentials credentials;
    final Regions regions = new Regions();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(Duration.ofSeconds(10)).build();
    private Javalin server;
    volatile Asker asker = asker(Optional.empty(), Role.ANYONE);

    public CredentialWorld(Database database) {
        this(database, Databases.folder());
    }

    public CredentialWorld(Database database, Path data) {
        this.database = database;
        this.data = data;
        this.programmes = Programmes.open(database, PROGRAMME, clock);
        this.log = PublicLog.open(database, data, "https://qadam.example", clock, programmes);
        this.counts = new Counts(database, programmes, log, handle -> 1234);
        log.heardBy(new CountFollower(log, database));
        this.credentials = new Credentials(new Foundations(database, data, "https://qadam.example", clock, people,
            new OneCourse(course()), programmes, log), site, List.of());
    }

    /** All that waits, at once. */
    public void publish() {
        log.publish(Haste.ALL);
    }

    /** One who has passed; another person at each call. @param confirmed {@code roster}, {@code sso} or null */
    public UUID someone(String confirmed) {
        UUID person = Ids.random();
        if (confirmed != null) {
            confirm(person, confirmed);
        }
        return person;
    }

    public void confirm(UUID person, String by) {
        people.confirmed.put(person, by);
    }

    UUID pass(UUID person, boolean sealed, String mode) {
        UUID attempt = Ids.random();
        ExamPassed passed = new ExamPassed(attempt, 7, person, "small", "small", 1, 1, "everyone", Language.KK,
            clock.instant().minusSeconds(1800), clock.instant(), mode, sealed, 14, 18);
        database.write(handle -> {
            credentials.entitle().passed(handle, passed);
            return null;
        });
        return attempt;
    }

    /** The office sees this id on the document of somebody whom it has confirmed. */
    public void see(UUID person, String iin) {
        people.seen.put(person, NationalId.parse(iin).orElseThrow());
    }

    /** Passes a sealed exam and claims; gives the credential's id. Of somebody confirmed the office has seen the id that they give. */
    public UUID trained(UUID person, String iin, String region, String mode) {
        if (iin != null && people.confirmed.containsKey(person)) {
            see(person, iin);
        }
        return credentials.claim(person, pass(person, true, mode), claim(iin, region));
    }

    public UUID rehearsed(UUID person, String iin) {
        return credentials.claim(person, pass(person, false, "online"), claim(iin, "KZ-75"));
    }

    public void revoke(UUID credential) {
        credentials.revoke(credential, RevocationReason.INTEGRITY, "қайта тексеру нәтижесі", OFFICE);
    }

    public void reinstate(UUID credential) {
        credentials.reinstate(credential, "басқа сертификаттың орнына жойылған", OFFICE);
    }

    Claim claim(String iin, String region) {
        return new Claim("Айгүл Серікқызы Омарова", regions.find(region).orElseThrow(), NationalId.parse(iin));
    }

    Claim claim() {
        return claim(Iin.next(), "KZ-75");
    }

    /** With an id that the office has seen. */
    Claim claimOf(UUID person) {
        String iin = Iin.next();
        see(person, iin);
        return claim(iin, "KZ-75");
    }

    public List<QueuedLeaf> leaves() {
        List<QueuedLeaf> leaves = new ArrayList<>();
        database.read(handle -> {
            credentials.eachLeaf(handle, leaves::add);
            return null;
        });
        return leaves;
    }

    // ── pages ──

    public CredentialWorld open() {
        return open(site);
    }

    /** As over plain HTTP on a school's network. */
    CredentialWorld openPlainly() {
        return open(new Site(Site.precompiled(), site.texts(), new Assets(), Optional.empty(), true));
    }

    private CredentialWorld open(Site site) {
        Askers askers = new FixedAskers();
        List<Routes> features = new ArrayList<>(credentials.routes(site, askers));
        features.add(counts.routes(site, "https://qadam.example", clock));
        features.add(log.routes());
        features.add(new Assets());
        server = new Server("https://qadam.example", site, askers).start("127.0.0.1", 0, features);
        return this;
    }

    public static CredentialWorld withPages() {
        return new CredentialWorld(Databases.sqlite()).open();
    }

    void signIn(UUID person, Role... roles) {
        Set<Role> all = new HashSet<>(List.of(Role.ANYONE, Role.LEARNER));
        all.addAll(Arrays.asList(roles));
        asker = new Asker(new byte[32], "token", Optional.of(7L), Optional.of(person), all);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return text(request);
    }

    public HttpResponse<byte[]> bytes(String path) {
        return send(HttpRequest.newBuilder(address(path)), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Where its server answers. */
    public String address() {
        return "http://localhost:" + server.port();
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("csrf", "token");
        String form = String.join("&", all.entrySet().stream()
            .map(field -> field.getKey() + "=" + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).toList());
        return text(HttpRequest.newBuilder(address(path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> upload(String path, byte[] file) {
        byte[] start = ("--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\ntoken\r\n--x\r\nContent-Disposition: form-data; "
            + "name=\"file\"; filename=\"f.pdf\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        return text(HttpRequest.newBuilder(address(path)).header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(start, file, "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8)))));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        client.close();
        log.close();
        database.close();
    }

    private static Asker asker(Optional<UUID> person, Role... roles) {
        return new Asker(new byte[32], "token", Optional.empty(), person, Set.of(roles));
    }

    static Course course() {
        ExamPlan plan = new ExamPlan("small", "small", 1, 1, 1, 30, 70, 24, 3, "online", Map.of("how", 18));
        return new Course("small", "everyone", 1, 1, false, "0".repeat(64), 9,
            new Localized("Баршаға арналған жасанды интеллект", "Искусственный интеллект для всех", "AI for everyone"),
            new Localized("ЖИ деген не", "Что такое ИИ", "What AI is"), List.of(), Optional.of(plan), List.of());
    }

    private static Localized text(String words) {
        return new Localized(words, words, words);
    }

    record OneCourse(Course course) implements Courses {
        @Override
        public List<Course> all() {
            return List.of(course);
        }

        @Override
        public Optional<Course> find(String slug) {
            return Optional.of(course).filter(found -> found.slug().equals(slug));
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug).filter(found -> found.version() == version);
        }
    }

    final class FixedAskers implements Askers {
        @Override
        public Asker find(Context context) {
            return asker;
        }

        @Override
        public Asker findOrWelcome(Context context) {
            return asker;
        }

        @Override
        public Asker findOrEnrol(Context context) {
            return asker;
        }
    }

    /** Seals by putting the person's id before the words; a person who was erased opens nothing. */
    static final class Drawer implements People {
        final Map<UUID, String> confirmed = new ConcurrentHashMap<>();
        final Map<UUID, NationalId> seen = new ConcurrentHashMap<>();
        final Map<String, Integer> counted = new ConcurrentHashMap<>();
        final Set<UUID> erased = ConcurrentHashMap.newKeySet();
        final List<String> trail = new ArrayList<>();

        @Override
        public String name(Handle handle, UUID person) {
            return "Айгүл";
        }

        @Override
        public Optional<String> confirmedBy(Handle handle, UUID person) {
            return Optional.ofNullable(confirmed.get(person));
        }

        @Override
        public boolean isNationalIdSeen(Handle handle, UUID person) {
            return seen.containsKey(person);
        }

        @Override
        public void requireSeen(UUID person, NationalId typed) {
            if (!typed.equals(seen.get(person))) {
                count("national id", person, Limit.NATIONAL_ID_TRIES_PER_DAY.usual(), IdentityProblem.NATIONAL_ID_TRIES);
                throw new Refusal(IdentityProblem.NATIONAL_ID_DIFFERS);
            }
        }

        @Override
        public void count(String what, UUID person, int mostInADay, Problem tooMany) {
            if (counted.merge(what + person, 1, Integer::sum) > mostInADay) {
                throw new Refusal(tooMany, Map.of("seconds", 7));
            }
        }

        @Override
        public byte[] seal(Handle handle, UUID person, String words) {
            return (person + words).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Optional<String> unseal(Handle handle, UUID person, byte[] sealed) {
            String words = new String(sealed, StandardCharsets.UTF_8);
            return !erased.contains(person) && words.startsWith(person.toString()) ? Optional.of(words.substring(36)) : Optional.empty();
        }

        @Override
        public void audit(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason) {
            trail.add(act + " " + object + " " + reason);
        }
    }
}
