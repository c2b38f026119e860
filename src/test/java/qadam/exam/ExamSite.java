package qadam.exam;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.reading.CompetenceFile;
import qadam.record.Receipts;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.web.Assets;
import qadam.web.Routes;
import qadam.web.Server;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.Ports;
import qadam.world.Pseudonyms;
import qadam.world.Wire;

/** The exam's pages on a real server, and the hands that fill their forms. Keeps every body it was sent. */
final class ExamSite implements AutoCloseable {
    private static final Pattern FIELD = Pattern.compile("name=\"(sequence|step)\" value=\"([0-9a-f]+)\"");

    final ExamWorld world;
    final List<String> bodies = new ArrayList<>();
    final Receipts receipts;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin server;
    private final String origin;
    private final Optional<Wire> wire;

    ExamSite() {
        this(new ExamWorld(Databases.sqlite()));
    }

    ExamSite(ExamWorld world) {
        this(world, false);
    }

    /** @param wired reached by a line that can be cut */
    ExamSite(ExamWorld world, boolean wired) {
        this.world = world;
        int port = Ports.free();
        int door = wired ? Ports.free() : port;
        this.wire = wired ? Optional.of(new Wire(door, port)) : Optional.empty();
        this.origin = "http://localhost:" + door;
        Visitors visitors = new Visitors();
        Assets assets = new Assets();
        Site site = new Site(Site.precompiled(), new Texts(), assets);
        List<Routes> features = new ArrayList<>(List.of(assets));
        this.receipts = Receipts.open(world.database, new Pseudonyms(), Databases.folder(), origin);
        features.addAll(world.house.routes(site, visitors, CompetenceFile.read(), receipts));
        this.server = new Server(origin, site, visitors).start("127.0.0.1", port, features);
    }

    Wire wire() {
        return wire.orElseThrow();
    }

    String origin() {
        return origin;
    }

    HttpResponse<String> get(String who, String path) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    HttpResponse<String> post(String who, String path, String... namesAndValues) {
        StringBuilder body = new StringBuilder("csrf=" + Visitors.CSRF);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&').append(namesAndValues[i]).append('=').append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** As a foreign page would: without the form's token. */
    HttpResponse<String> postForged(String who, String path) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("csrf=guessed")));
    }

    HttpResponse<String> postJson(String who, String path, String json) {
        return send(who, HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/json").header("X-Qadam", "1")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Opens the question and sends its form with this answer. */
    HttpResponse<String> answer(String who, String path, int number, Item item, Response response) {
        String page = get(who, path + "?q=" + number).body();
        String form = page.substring(page.indexOf("data-number=\"" + number + "\""));
        List<String> fields = new ArrayList<>(List.of("item", Integer.toString(number)));
        Matcher hidden = FIELD.matcher(form);
        for (int i = 0; i < 2 && hidden.find(); i++) {
            fields.addAll(List.of(hidden.group(1), hidden.group(2)));
        }
        Responses.fields(item, response).forEach((name, values) -> values.forEach(value -> fields.addAll(List.of(name, value))));
        return post(who, path + "/responses", fields.toArray(String[]::new));
    }

    /** Starts an attempt by the button and gives back its address. */
    String start(String who) {
        return post(who, "/kk/exams/trial/attempts").headers().firstValue("Location").orElseThrow();
    }

    Attempt attempt(String path) {
        return world.attempts.find(ExamWorld.AIGUL, Ids.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow());
    }

    private HttpResponse<String> send(String who, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send((who == null ? request : request.header("Cookie", "who=" + who)).build(),
                HttpResponse.BodyHandlers.ofString());
            bodies.add(response.body());
            return response;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        wire.ifPresent(Wire::close);
        server.stop();
        client.close();
        world.database.close();
    }
}
