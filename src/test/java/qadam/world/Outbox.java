package qadam.world;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One browser's outbox as its script works, with the cookie it was given, which Java's own jar keeps from plain http. */
public final class Outbox {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Course COURSE = RealCourse.read();
    private final Server server;
    private volatile String cookie = "";

    public Outbox(Server server) {
        this.server = server;
    }

    /** Sends the right answer to the first question under this id, and gives back what the server says of it. */
    public JsonNode send(String id) throws Exception {
        return JsonMapper.shared().readTree(deliver(id).body()).path("steps").path(0);
    }

    /** The same with the whole reply. */
    public HttpResponse<String> deliver(String id) throws Exception {
        Lesson lesson = COURSE.lessons().findFirst().orElseThrow();
        Item item = lesson.items().stream().filter(each -> each.task() instanceof Task.Single).findFirst().orElseThrow();
        Set<String> right = ((Task.Single) item.task()).options().stream().filter(Option::correct).map(Option::id).collect(Collectors.toSet());
        Map<String, Object> step = Map.of("id", id, "takenAt", 1_795_000_000_000L, "course", COURSE.slug(), "version", COURSE.version(),
            "lesson", lesson.id(), "item", item.id(), "fields", Responses.fields(item, new Response.Chosen(right)));
        String body = JsonMapper.shared().writeValueAsString(Map.of("language", "kk", "steps", List.of(step)));
        return ask(request("/api/steps").header("Content-Type", "application/json").header("X-Qadam", "1")
            .header("Origin", server.origin()).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The receipt that comes back when the answer is sent; empty when none does. */
    public String receipt(String id) throws Exception {
        return send(id).path("receipt").asString("");
    }

    public HttpResponse<String> get(String path) throws Exception {
        return ask(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.origin() + path)).header("Cookie", cookie);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.replaceFirst(";.*", ""));
        return response;
    }
}
