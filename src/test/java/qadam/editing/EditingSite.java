package qadam.editing;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import qadam.catalog.CourseFiles;
import qadam.catalog.CoursePages;
import qadam.catalog.MistakeReports;
import qadam.catalog.PublishedCourses;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.GlossaryFile;
import qadam.catalog.reading.ProgrammeFile;
import qadam.exam.ExamHouse;
import qadam.exam.ItemBanks;
import qadam.exam.Neighbours;
import qadam.identity.HouseRules;
import qadam.identity.Identity;
import qadam.identity.Newcomers;
import qadam.inbox.Inbox;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Limits;
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
import qadam.world.Ports;

/** A small course with its authors' pages, its exam and an inbox, on a real server; two authors and a learner by a cookie. */
final class EditingSite implements AutoCloseable {
    private static final String CSRF = "token-of-the-form";
    private static final Pattern SEEN = Pattern.compile("name=\"seen:([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(sure|state)\" value=\"([^\"]*)\"");

    final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    final Path folder = Databases.folder();
    final Path data = Databases.folder();
    final Texts texts = new Texts();
    final Database database;
    PublishedCourses courses;
    final Identity identity;
    final ExamHouse exams;
    final Inbox inbox;
    Editing editing;
    final MistakeReports reports;
    final Map<String, Newcomers.Newcomer> people = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ItemBanks banks;
    private Javalin server;
    private final String origin;

    private enum NoRules implements HouseRules {
        RULES;

        @Override
        public void agreed(Handle handle, UUID person, java.time.Instant now) {
            // there are none here
        }

        @Override
        public boolean hasAgreed(Handle handle, UUID person) {
            return true;
        }
    }

    EditingSite() throws IOException {
        this(Databases.sqlite());
    }

    EditingSite(Database database) throws IOException {
        this.database = database;
        Files.copy(Path.of("courses/programme.yaml"), folder.resolve("programme.yaml"));
        CourseFiles.sound().write(folder);
        int port = Ports.free();
        this.origin = "http://localhost:" + port;
        this.banks = new ItemBanks(database, data);
        this.courses = openCourses();
        this.identity = Identity.open(database, clock, origin, false, data, NoRules.RULES, Limits.USUAL);
        this.inbox = new Inbox(database, courses, texts, clock);
        this.exams = new ExamHouse(database, banks, new Neighbours(courses, new RecordedSteps(clock, 1), identity.people(), List.of(inbox.results())), clock);
        this.reports = new MistakeReports(database, courses, clock);
        this.editing = new Editing(database, courses, reports, GlossaryFile.read(Path.of("courses")), identity.people(), clock);
        byte[] password = new byte[] {1};
        List.of("aida", "berik", "aigul").forEach(user -> people.put(user, identity.newcomers().add("Name of " + user, user, password)));
        this.server = serve(port);
    }

    private Javalin serve(int port) {
        Assets assets = new Assets();
        Site site = new Site(Site.precompiled(), texts, assets);
        List<Routes> features = new ArrayList<>(List.of(assets, new CoursePages(site, courses, ProgrammeFile.read(folder), CompetenceFile.read())));
        features.addAll(editing.routes(site, new Cookies()));
        return new Server(origin, site, new Cookies()).start("127.0.0.1", port, features);
    }

    /** As after a restart: the folder is read anew. */
    void reopen() {
        int port = server.port();
        server.stop();
        courses = openCourses();
        editing = new Editing(database, courses, reports, GlossaryFile.read(Path.of("courses")), identity.people(), clock);
        server = serve(port);
    }

    private PublishedCourses openCourses() {
        PublishedCourses opened = PublishedCourses.open(database, folder, ProgrammeFile.read(folder), CompetenceFile.read(), banks.versions(clock), clock);
        opened.all();
        return opened;
    }

    private final class Cookies implements Askers {
        @Override
        public Asker find(Context context) {
            Newcomers.Newcomer who = people.get(String.valueOf(context.cookie("who")));
            if (who == null) {
                return Asker.NOBODY;
            }
            Set<Role> roles = who == people.get("aigul") ? Set.of(Role.ANYONE, Role.LEARNER) : Set.of(Role.ANYONE, Role.LEARNER, Role.AUTHOR);
            return new Asker(new byte[] {2}, CSRF, Optional.of(who.learner()), Optional.of(who.person()), roles);
        }

        @Override
        public Asker findOrWelcome(Context context) {
            return find(context);
        }

        @Override
        public Asker findOrEnrol(Context context) {
            return find(context);
        }
    }

    String origin() {
        return origin;
    }

    UUID person(String who) {
        return people.get(who).person();
    }

    HttpResponse<String> get(String who, String path) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    HttpResponse<String> post(String who, String path, Map<String, String> fields, String... headers) {
        StringBuilder body = new StringBuilder("csrf=" + CSRF);
        fields.forEach((name, value) -> body.append('&').append(encoded(name)).append('=').append(encoded(value)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/x-www-form-urlencoded");
        return send(who, (headers.length == 0 ? request : request.headers(headers)).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The form of one language as the page shows it, with another text in one place. */
    Map<String, String> form(String page, String language, String address, String text) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("language", language, "act", "suggest", "why", "түзету"));
        all(SEEN, page).forEach((name, value) -> {
            if (name.equals(address)) {
                fields.put("seen:" + name, value);
                fields.put(name, text);
            }
        });
        fields.putAll(all(HIDDEN, page));
        return fields;
    }

    /** Opens the desk, types and sends. */
    HttpResponse<String> suggest(String who, String desk, String language, String address, String text) {
        return post(who, desk, form(get(who, desk).body(), language, address, text));
    }

    /** The newest suggestion. */
    long newest() {
        return database.read(handle -> new SuggestionStore().inState(handle, SuggestionState.OPEN)).getFirst().number();
    }

    Suggestion suggestion(long number) {
        return database.read(handle -> new SuggestionStore().find(handle, number)).orElseThrow();
    }

    HttpResponse<String> answer(String who, long number, String act, String words) {
        return post(who, "/kk/authors/suggestions/" + number, Map.of("act", act, "words", words));
    }

    HttpResponse<String> publish(String who, String change) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("act", "publish", "change", change));
        fields.putAll(all(HIDDEN, get(who, "/kk/authors/publish/small").body()));
        return post(who, "/kk/authors/publish/small", fields);
    }

    List<String> trail() {
        return database.read(handle -> handle.createQuery("select act || ' ' || object from audit_entries order by number").mapTo(String.class).list());
    }

    int version() {
        return courses.find("small").orElseThrow().version();
    }

    qadam.catalog.LessonText first(Language language) {
        return courses.find("small").orElseThrow().lesson("first").orElseThrow().in(language);
    }

    static Map<String, String> all(Pattern pattern, String page) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(page);
        while (matcher.find()) {
            all.put(matcher.group(1), matcher.group(2));
        }
        return all;
    }

    private HttpResponse<String> send(String who, HttpRequest.Builder request) {
        try {
            return client.send(who == null ? request.build() : request.header("Cookie", "who=" + who).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
        database.close();
    }
}
