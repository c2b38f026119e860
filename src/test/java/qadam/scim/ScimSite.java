package qadam.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.web.Role;
import qadam.world.Databases;
import qadam.world.FixedClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with two agencies, each with a head and a token of its own. */
final class ScimSite implements AutoCloseable {
    static final String PASSWORD = "көк аспан таза";
    static final String USER = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],";
    static final String GROUP = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("<code>(qadam_scim_[^<]*)</code>");

    final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    final House house;
    final Organisations organisations;
    final Organisation own;
    final Organisation other;
    final Visitor head;
    final String token;
    final String otherToken;

    ScimSite() {
        this(Map.of());
    }

    ScimSite(Map<String, String> limits) {
        house = House.start(new Settings(0, "http://localhost:8080", Databases.data(), null, Path.of("courses"), false, clock).within(Limits.of(limits)));
        organisations = Organisations.open(house.database(), new Texts(), clock);
        own = agency(organisations, "Ministry of Tea");
        other = agency(organisations, "Ministry of Bread");
        head = appoint("head", Role.HEAD, own);
        token = make(head, own);
        otherToken = make(appoint("other-head", Role.HEAD, other), other);
    }

    private Organisation agency(Organisations organisations, String name) {
        return house.database().write(handle -> organisations.add(handle, organisations.region(handle, "KZ-71").orElseThrow(), Kind.AGENCY, new NewPlace(name)));
    }

    Visitor appoint(String user, Role role, Organisation place) {
        Visitor visitor = new Visitor(house);
        visitor.signUp(user, PASSWORD);
        house.database().write(handle -> handle.createUpdate("""
                insert into role_grants (person, role, organisation, since_at) select person, :role, :place, 0 from sign_ins order by number desc limit 1""")
            .bind("role", role.name()).bind("place", place.number()).execute());
        return visitor;
    }

    static String page(Organisation place) {
        return "/en/organisations/" + place.number() + "/scim";
    }

    static String make(Visitor head, Organisation place) {
        HttpResponse<String> answer = head.fill(page(place), Map.of("act", "make", "label", "Directory", "months", "6"));
        Matcher found = TOKEN.matcher(answer.body());
        assertThat(found.find()).as(answer.statusCode() + answer.body()).isTrue();
        return found.group(1);
    }

    /** What came back. */
    record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {
        String id() {
            return body.get("id").asString();
        }

        String scimType() {
            return body.path("scimType").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> all(String name) {
            List<String> all = new ArrayList<>();
            body.get("Resources").forEach(one -> all.add(one.get(name).asString()));
            return all;
        }
    }

    Answer get(String path) {
        return send("GET", path, (String) null, Map.of());
    }

    Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    Answer patch(String path, String... operations) {
        return send("PATCH", path, changes(operations), Map.of());
    }

    static String changes(String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + String.join(",", operations) + "]}";
    }

    Answer delete(String path) {
        return send("DELETE", path, (String) null, Map.of());
    }

    /** @param headers those usually sent may be others; an empty one is left out */
    Answer send(String method, String path, String body, Map<String, String> headers) {
        return send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/scim+json", "Accept", "application/scim+json"));
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + "/scim/v2" + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer, !answer.headers().firstValue("Content-Type").orElse("").contains("json") ? JsonMapper.shared().nullNode() : JsonMapper.shared().readTree(answer.body()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Answer add(String userName, String rest) {
        Answer answer = post("/Users", USER + "\"userName\":\"" + userName + "\"" + rest + "}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    List<String> trail() {
        return house.database().read(handle -> handle.createQuery("select act from audit_entries order by number").mapTo(String.class).list());
    }

    /** Whether the person behind a user is disabled, or none when there is no such user. */
    boolean isDisabled(String id) {
        return house.database().read(handle -> handle.createQuery("select p.disabled_at is not null from scim_users u join persons p on p.id = u.person where u.id = :id")
            .bind("id", qadam.shared.Ids.parse(id).orElseThrow()).mapTo(Boolean.class).one());
    }

    /** Names of the places to which the person behind a user belongs now. */
    List<String> places(String id) {
        return house.database().read(handle -> handle.createQuery("""
                select o.name from scim_users u join memberships m on m.person = u.person join organisations o on o.number = m.organisation
                where u.id = :id and m.ended_at is null order by o.number""")
            .bind("id", qadam.shared.Ids.parse(id).orElseThrow()).mapTo(String.class).list());
    }

    @Override
    public void close() {
        house.close();
    }
}
