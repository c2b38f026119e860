package qadam.world;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import qadam.shared.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One browser that hands in work of a lab over HTTP, as its script does, with the cookie it was given. */
public final class LabWork {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String origin;
    private final String course;
    private final String lab;
    private String cookie = "";
    private JsonNode opened;

    /** @param origin of a running server, as {@code Server.origin()} gives it */
    public LabWork(String origin, String course, String lab) {
        this.origin = origin;
        this.course = course;
        this.lab = lab;
    }

    /** In the session that this cookie opens: {@code name=token}. */
    public LabWork as(String session) {
        cookie = session;
        return this;
    }

    /** What the server says when the lab is opened: ticket, seed, owner, best, handedIn. */
    public JsonNode open() throws Exception {
        HttpResponse<String> answer = ask(request("/api/labs/" + course + "/" + lab));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the lab does not open: " + answer.statusCode() + " " + answer.body());
        }
        opened = JSON.readTree(answer.body());
        return opened;
    }

    public long seed() {
        return opened.path("seed").longValue();
    }

    /** The delivery as the script would send it, to be changed by a test before it is sent. */
    public Map<String, Object> delivery(Object work, Map<String, String> reflection) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("id", Ids.version7(1_795_000_000_000L).toString());
        delivery.put("owner", opened.path("owner").asString(""));
        delivery.put("takenAt", 1_795_000_000_000L);
        delivery.put("language", "kk");
        delivery.put("course", course);
        delivery.put("version", 1);
        delivery.put("lab", lab);
        delivery.put("ticket", opened.path("ticket").asString(""));
        delivery.put("reflection", reflection);
        delivery.put("work", work);
        return delivery;
    }

    /** Opens the lab when that was not done, hands in, and gives back the answer: receipt, points, passed, html; or problem. */
    public JsonNode handIn(Object work, Map<String, String> reflection) throws Exception {
        if (opened == null) {
            open();
        }
        return send(delivery(work, reflection));
    }

    public JsonNode send(Map<String, Object> delivery) throws Exception {
        return JSON.readTree(post(JSON.writeValueAsString(delivery)).body());
    }

    public HttpResponse<String> post(String body) throws Exception {
        return ask(request("/api/labs/" + course + "/" + lab + "/work").header("Content-Type", "application/json").header("X-Qadam", "1")
            .header("Origin", origin).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return ask(request(path));
    }

    /** The same, asked by a page of another site. */
    public HttpResponse<String> getFrom(String site, String path) throws Exception {
        return ask(request(path).header("Sec-Fetch-Site", site));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("Cookie", cookie);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").stream().filter(set -> set.matches("(__Host-)?qadam=.*"))   // another says only whose what waits on the device is
            .forEach(set -> cookie = set.replaceFirst(";.*", ""));
        return response;
    }
}
