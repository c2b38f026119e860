package qadam.gateway;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import qadam.exam.OpenAttempts;
import qadam.exchange.Exchanges;
import qadam.exchange.Past;
import qadam.identity.Identity;
import qadam.identity.Visitor;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.safeguard.CrisisKind;
import qadam.safeguard.CrisisText;
import qadam.safeguard.Guard;
import qadam.safeguard.MayAsk;
import qadam.safeguard.Reader;
import qadam.safeguard.Scrubbed;
import qadam.safeguard.Scrubber;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.LanguageChoice;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with the gateway, perhaps a scripted model behind it, and Айгүл, who builds. Who may ask is said by the test. */
public final class GatewaySite implements AutoCloseable {
    public static final String PASSWORD = "көк аспан 2026";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Database database;
    final Identity identity;
    final Organisations organisations;
    final Exchanges exchanges;
    final Gateway gateway;
    final Keys keys;
    final List<UUID> alerts = new CopyOnWriteArrayList<>();
    volatile MayAsk may = MayAsk.MODEL;
    private final Models models;
    private final Javalin server;
    final UUID aigul;

    public GatewaySite(Optional<ScriptedModel> model, Map<String, String> limits) {
        this(model, limits, (site, gateway) -> List.of());
    }

    /** @param model empty for an installation without one @param more pages of others */
    public GatewaySite(Optional<ScriptedModel> model, Map<String, String> limits, BiFunction<Site, Gateway, List<Routes>> more) {
        Path data = Databases.data();
        database = Database.sqlite(data);
        Limits set = Limits.of(limits);
        identity = Identity.open(database, clock, "http://localhost", false, data, new Terms(database, data, clock), set);
        organisations = Organisations.open(database, new Texts(), clock);
        exchanges = new Exchanges(database, clock, identity.people(), organisations, new Members(clock));
        models = model.map(scripted -> Models.open(ModelSettings.at(scripted.url()), clock)).orElseGet(Models::none);
        gateway = new Gateway(new Gateway.Around(database, identity, new OpenAttempts(database, clock), models, exchanges), new Own(), clock, set);
        keys = new Keys(database, identity.people(), identity.masterKey().derive("gateway keys"), clock);
        Assets assets = new Assets();
        Site site = new Site(Site.precompiled(), new Texts(), assets);
        List<Routes> routes = new ArrayList<>(List.of(assets, new LanguageChoice()));
        routes.addAll(gateway.routes(site, identity.askers()));
        routes.addAll(identity.routes(site, List.of(gateway.meSection(site.texts())), List.of(), List.of(gateway.exporter())));
        routes.addAll(more.apply(site, gateway));
        server = new Server("http://localhost", site, identity.askers()).within(set).start("127.0.0.1", 0, routes);
        aigul = identity.newcomers().add("Айгүл Омарова", "aigul", identity.newcomers().hash(PASSWORD)).person();
        model.ifPresent(scripted -> awaitReady());
    }

    /** Also after a fault that the model's port has taken to heart. */
    void awaitReady() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!models.isReady()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the scripted model is not found");
            }
            Thread.onSpinWait();
        }
    }

    /** Says who may ask, takes out what the real one takes out, and knows one word of danger. */
    private final class Own implements Guard {
        @Override
        public MayAsk mayAsk(Optional<UUID> person) {
            return may;
        }

        @Override
        public Scrubbed scrub(Language language, String text) {
            return new Scrubber().scrub(text, "[жеке дерек]");
        }

        @Override
        public Optional<CrisisText> crisis(Language language, String asked, Optional<UUID> person) {
            return asked.contains("қауіптемін") ? Optional.of(new CrisisText(CrisisKind.DANGER_NOW, language, "Сіз маңыздысыз", List.of("Көмек бар."), List.of())) : Optional.empty();
        }

        @Override
        public void alert(UUID person, UUID exchange) {
            alerts.add(exchange);
        }

        @Override
        public List<Reader> readers(UUID person) {
            return List.of();
        }
    }

    public int port() {
        return server.port();
    }

    public String base() {
        return "http://localhost:" + port() + "/v1";
    }

    /** A fresh key of Айгүл's. */
    public String key() {
        return keys.make(aigul, "ноутбук");
    }

    /** Every key of hers is taken back. */
    public void revoke() {
        database.read(handle -> keys.of(handle, aigul)).forEach(key -> keys.end(aigul, key.number()));
    }

    Visitor signedIn() {
        Visitor visitor = new Visitor(port());
        visitor.fill("/en/sign-in", Map.of("user", "aigul", "password", PASSWORD));
        return visitor;
    }

    /** She begins an exam, in whatever browser. */
    void sitsAnExam() {
        database.write(handle -> {
            handle.createUpdate("insert into learners (key, made_at) values (:key, 0)").bind("key", Ids.random()).execute();
            handle.createUpdate("insert into learner_links (learner, person, since_at) select max(number), :person, 0 from learners").bind("person", aigul).execute();
            return handle.createUpdate("""
                    insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at, rehearsal, form, seat, saves)
                    select max(number), :id, :person, 'ai-for-everyone', 'ai-for-everyone', 1, 'kk', :now, :until, 0, '{}', :id, 0 from learners""")
                .bind("id", Ids.random()).bind("person", aigul).bind("now", clock.instant()).bind("until", clock.instant().plus(Duration.ofHours(1))).execute();
        });
    }

    /** The office switches a model off. */
    void off(String model) {
        database.write(handle -> handle.createUpdate("""
                insert into exchange_switches (reach, name, reason, set_in, off_at) select 'MODEL', :model, 'тексеру', min(number), :now from organisations""")
            .bind("model", model).bind("now", clock.instant()).execute());
    }

    /** So many tokens today. */
    void used(int tokens) {
        database.write(handle -> {
            new UsageStore().add(handle, aigul, new DayUsage(clock.instant().atZone(Gateway.ALMATY).toLocalDate(), 1, tokens, 0));
            return null;
        });
    }

    void handsIn() {
        database.write(handle -> handle.createUpdate("update attempts set handed_in_at = :now").bind("now", clock.instant()).execute());
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode body() {
            return JsonMapper.shared().readTree(response.body());
        }

        String code() {
            return body().path("error").path("code").asString("");
        }

        String param() {
            return body().path("error").path("param").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String content() {
            return body().path("choices").path(0).path("message").path("content").asString("");
        }

        /** The data of the events of a stream. */
        List<String> events() {
            return response.body().lines().filter(line -> line.startsWith("data: ")).map(line -> line.substring(6)).toList();
        }
    }

    Answer get(String path, String key) {
        return send("GET", path, null, Map.of("Authorization", "Bearer " + key));
    }

    Answer chat(String key, String body) {
        return send("POST", "/chat/completions", body, Map.of("Authorization", "Bearer " + key));
    }

    /** One question as clients send it. @param more members, each with a comma before it */
    Answer ask(String key, String model, String question, String more) {
        return chat(key, "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]" + more + "}");
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        clock.forward(Duration.ofMillis(1));   // so that the log has an order
        Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json", "Accept", "application/json"));
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        all.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Her exchanges, the newest first. */
    List<Past> log() {
        return database.read(handle -> exchanges.of(handle, aigul, 50));
    }

    List<String> verdicts() {
        return log().getFirst().entry().verdicts();
    }

    @Override
    public void close() {
        server.stop();
        models.close();
        database.close();
    }
}
