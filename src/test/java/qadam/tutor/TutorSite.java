package qadam.tutor;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.reading.GlossaryFile;
import qadam.exam.BankQuestions;
import qadam.exam.ItemBanks;
import qadam.exam.OpenAttempts;
import qadam.exchange.Exchanges;
import qadam.identity.Identity;
import qadam.identity.Newcomers;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.organisation.Directory;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.safeguard.CrisisText;
import qadam.safeguard.Guard;
import qadam.safeguard.MayAsk;
import qadam.safeguard.Reader;
import qadam.safeguard.Scrubbed;
import qadam.search.Search;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
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
import qadam.world.RealCourse;
import qadam.world.ScriptedModel;

/** The tutor's pages on a real server over the real course, with people who may ask as much as a test lets them. Who asks stands in a cookie: a name, and a browser. */
final class TutorSite implements AutoCloseable {
    static final String CSRF = "token-of-the-form";

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Exchanges exchanges;
    final Models models;
    final Map<String, Newcomers.Newcomer> people = new HashMap<>();
    volatile MayAsk may = MayAsk.MODEL;
    private final Identity identity;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;
    private final String origin;

    /** @param model null for none */
    TutorSite(ScriptedModel model) {
        this(model, Limits.USUAL);
    }

    TutorSite(ScriptedModel model, Limits limits) {
        Path data = Databases.folder();
        int port = Ports.free();
        this.origin = "http://localhost:" + port;
        this.database = Databases.sqlite();
        this.identity = Identity.open(database, clock, origin, false, data, new Terms(database, data, clock), Limits.USUAL);
        Texts texts = new Texts();
        Organisations organisations = Organisations.open(database, texts, clock);
        Members members = new Members(clock);
        this.exchanges = new Exchanges(database, clock, identity.people(), organisations, members);
        this.models = model == null ? Models.none() : Models.open(ModelSettings.at(model.url()), clock);
        Courses courses = courses();
        Tutor tutor = new Tutor(database, new Tutor.Around(identity, courses, new Search(courses, GlossaryFile.read(Path.of("courses"))), new OpenAttempts(database, clock), members,
            new Directory(database, organisations, members, identity).scope(), models, exchanges, new Everybody(), new BankQuestions(courses, new ItemBanks(database, data))::holds), clock, limits);
        for (String name : List.of("aigul", "bolat")) {
            people.put(name, identity.newcomers().add(name, name, identity.newcomers().hash("көк аспан 2026")));
        }
        Assets assets = new Assets();
        Site site = new Site(Site.precompiled(), texts, assets);
        List<Routes> features = new ArrayList<>(List.of(assets));
        features.addAll(tutor.routes(site, new Cookies()));
        this.server = new Server(origin, site, new Cookies()).within(limits).start("127.0.0.1", port, features);
        if (model != null) {
            until(models::isReady);
        }
    }

    private static Courses courses() {
        Course course = RealCourse.read();
        return new Courses() {
            @Override
            public List<Course> all() {
                return List.of(course);
            }

            @Override
            public Optional<Course> find(String slug) {
                return Optional.of(course).filter(one -> one.slug().equals(slug));
            }

            @Override
            public Optional<Course> find(String slug, int version) {
                return find(slug);
            }
        };
    }

    static void until(java.util.function.BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    /** Lets a learner sit an exam for half an hour. */
    void sits(String name, boolean rehearsal) {
        database.write(handle -> handle.createUpdate("""
                insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at, rehearsal, form, seat, saves)
                values (:learner, :id, :person, 'x', 'ai-for-everyone', 1, 'kk', :now, :end, :rehearsal, '{}', :id, 0)""")
            .bind("learner", people.get(name).learner()).bind("id", Ids.bytes(Ids.random())).bind("person", Ids.bytes(people.get(name).person()))
            .bind("now", clock.instant().toEpochMilli()).bind("end", clock.instant().plus(Duration.ofMinutes(30)).toEpochMilli()).bind("rehearsal", rehearsal ? 1 : 0).execute());
    }

    void handsIn(String name) {
        database.write(handle -> handle.createUpdate("update attempts set handed_in_at = :now where learner = :learner")
            .bind("now", clock.instant().toEpochMilli()).bind("learner", people.get(name).learner()).execute());
    }

    /** @param who empty for a visitor */
    HttpResponse<String> get(String who, String path) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    HttpResponse<String> post(String who, String path, String... namesAndValues) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + CSRF + form(namesAndValues))));
    }

    /** By the stream; the events as text. */
    HttpResponse<String> stream(String who, String... namesAndValues) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + "/api/tutor")).header("Content-Type", "application/x-www-form-urlencoded").header("X-Qadam", "1")
            .POST(HttpRequest.BodyPublishers.ofString(form(namesAndValues).substring(1))));
    }

    /** Asks by the form, follows to the answer, and gives back that page. */
    HttpResponse<String> asked(String who, Language language, String question) {
        HttpResponse<String> sent = post(who, "/" + language.tag() + "/tutor", "q", question, "tier", "EXPLANATION");
        return sent.statusCode() == 303 ? get(who, sent.headers().firstValue("Location").orElseThrow()) : sent;
    }

    static String form(String... namesAndValues) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&').append(namesAndValues[i]).append('=').append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private HttpResponse<String> send(String who, HttpRequest.Builder request) {
        try {
            return client.send((who.isEmpty() ? request : request.header("Cookie", "who=" + who)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        models.close();
        server.stop();
        database.close();
    }

    /** Everybody may ask as far as the test says; takes out twelve digits, and hears one word of danger. */
    private final class Everybody implements Guard {
        @Override
        public MayAsk mayAsk(Optional<UUID> person) {
            return person.isPresent() ? may : MayAsk.EXCERPTS;
        }

        @Override
        public Scrubbed scrub(Language language, String text) {
            String scrubbed = text.replaceAll("\\d{12}", "[…]");
            return new Scrubbed(scrubbed, scrubbed.equals(text) ? Set.of() : Set.of(Scrubbed.Kind.NATIONAL_ID));
        }

        @Override
        public Optional<CrisisText> crisis(Language language, String text, Optional<UUID> person) {
            return Optional.empty();
        }

        @Override
        public void alert(UUID person, UUID exchange) {
        }

        @Override
        public List<Reader> readers(UUID person) {
            return List.of(new Reader(Reader.Duty.LEAD, "Сәуле Ахметова"));
        }
    }

    private final class Cookies implements Askers {
        @Override
        public Asker find(Context context) {
            String who = context.cookie("who");
            if (who == null) {
                return Asker.NOBODY;
            }
            Newcomers.Newcomer person = people.get(who.split("-")[0]);
            return new Asker(who.getBytes(StandardCharsets.UTF_8), CSRF, who.endsWith("-new") ? Optional.empty() : Optional.of(person.learner()), Optional.of(person.person()),
                Set.of(Role.ANYONE, Role.LEARNER));
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
}
