package qadam.bench.durability;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as the outbox needs: a cookie, forms with their token, and JSON with our header. */
final class Browser {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
        .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    private static final Pattern COOKIE = Pattern.compile("(?:__Host-)?qadam=[^;]*");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    private final Supplier<String> origin;
    private final String home;
    private volatile String cookie = "";

    /** @param origin where requests go, which may change @param home the server's own, which a browser names as the sender's */
    Browser(Supplier<String> origin, String home) {
        this.origin = origin;
        this.home = home;
    }

    boolean isKnown() {
        return !cookie.isEmpty();
    }

    /** Somebody else's from now on. */
    void forget() {
        cookie = "";
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask(request(path).GET());
    }

    HttpResponse<String> json(String path, String body) throws IOException, InterruptedException {
        return ask(request(path).header("Content-Type", "application/json").header("X-Qadam", "1").header("Origin", home).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> form(String path, String csrf, Map<String, String> fields) throws IOException, InterruptedException {
        String body = "csrf=" + encoded(csrf) + fields.entrySet().stream().map(field -> "&" + field.getKey() + "=" + encoded(field.getValue())).collect(Collectors.joining());
        return ask(request(path).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", home).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String csrf(HttpResponse<String> page) throws IOException {
        Matcher found = CSRF.matcher(page.body());
        if (!found.find()) {
            throw new IOException("no form on " + page.uri().getPath() + ", " + page.statusCode());
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin.get() + path)).timeout(Duration.ofSeconds(20)).header("Cookie", cookie);
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String set : response.headers().allValues("Set-Cookie")) {
            Matcher ours = COOKIE.matcher(set);
            if (ours.lookingAt()) {
                cookie = ours.group();
            }
        }
        return response;
    }
}
