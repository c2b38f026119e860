package qadam.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without script: keeps its cookie, takes the form token from the last page, follows nothing. */
final class PlainBrowser {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern COOKIE = Pattern.compile("(__Host-qadam)=([^;]*)");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    private final String origin;
    private String cookie = "";
    private String csrf = "";

    PlainBrowser(int port) {
        this.origin = "http://localhost:" + port;
    }

    HttpResponse<String> get(String path) {
        return keep(request(path).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", csrf);
        String body = all.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return keep(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Opens the page for its form's token, then sends the fields. */
    HttpResponse<String> fill(String page, Map<String, String> fields) {
        get(page);
        return post(page, fields);
    }

    PlainBrowser signUp(String user, String password, String invitation) {
        HttpResponse<String> answer = fill("/en/sign-up", Map.of("name", "Somebody", "user", user, "password", password, "invitation", invitation));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-up: " + answer.statusCode());
        }
        get("/en/me/recovery-codes");
        post("/en/me/recovery-codes/kept", Map.of());
        return this;
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException("no address: " + answer.statusCode())).replaceFirst("https?://[^/]+", "");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
        return cookie.isEmpty() ? request : request.header("Cookie", "__Host-qadam=" + cookie);
    }

    private HttpResponse<String> keep(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream().map(COOKIE::matcher).filter(Matcher::find).forEach(found -> cookie = found.group(2));
            Matcher token = CSRF.matcher(answer.body());
            csrf = token.find() ? token.group(1) : csrf;
            return answer;
        } catch (IOException failed) {
            throw new IllegalStateException(request.build().uri().toString(), failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
