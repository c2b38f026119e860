package qadam.lrs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.House;
import qadam.Settings;
import qadam.identity.Identity;
import qadam.shared.Limits;
import qadam.terms.Terms;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A server with a client that may everything, and with those that a test lets in. */
final class Lrs implements AutoCloseable {
    static final String AGENT = "{\"account\":{\"homePage\":\"https://tool.example.kz\",\"name\":\"k-17\"}}";
    static final String ACTIVITY = "https://tool.example.kz/activities/welding";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final Path data = Databases.data();
    final House house;
    final Clients clients;

    Lrs(Map<String, String> limits) {
        house = House.start(new Settings(0, "http://localhost:8080", data, null, Path.of("courses"), false, clock).within(Limits.of(limits))
            .admitting(List.of(TrialClient.of("all:of everything"))));
        clients = new Clients(house.database(), Identity.open(house.database(), clock, "http://localhost:8080", true, data, new Terms(house.database(), data, clock), Limits.USUAL), clock);
    }

    /** @return the authorization of a new client with these scopes */
    String letIn(String name, String origins, String... scopes) {
        String secret = house.database().write(handle -> clients.add(handle, Optional.empty(), ClientDraft.of(name, Arrays.asList(scopes), origins), "a test"));
        return basic(name, secret);
    }

    static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String state(String id) {
        return "/activities/state?activityId=" + escaped(ACTIVITY) + "&agent=" + escaped(AGENT) + (id.isEmpty() ? "" : "&stateId=" + escaped(id));
    }

    static String profile(String id) {
        return "/activities/profile?activityId=" + escaped(ACTIVITY) + (id.isEmpty() ? "" : "&profileId=" + escaped(id));
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    record Answer(int status, String body, HttpResponse<byte[]> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer put(String path, String body, Map<String, String> headers) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, String body, Map<String, String> headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** @param headers those usually sent may be others; an empty one is left out */
    Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", basic("all", "of everything"), "X-Experience-API-Version", "2.0.0", "Content-Type", "application/json"));
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + "/xapi" + path))
            .expectContinue(body != null && body.length > 60_000)   // whoever sends on while being refused may miss the answer
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        house.close();
    }
}
