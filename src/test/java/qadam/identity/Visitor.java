package qadam.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import qadam.House;

/** A browser without script: keeps its cookie, takes the form token from the last page, does not follow redirects. */
public final class Visitor {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern COOKIE = Pattern.compile("(__Host-qadam|qadam)=([^;]*)");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    private final int port;
    private String cookie = "";
    private String cookieName = "__Host-qadam";
    private String csrf = "";

    public Visitor(House house) {
        this(house.port());
    }

    public Visitor(int port) {
        this.port = port;
    }

    String cookie() {
        return cookie;
    }

    /** The cookie as a browser sends it, for another client of the same browser. */
    public String session() {
        return cookieName + "=" + cookie;
    }

    void setCookie(String token) {
        cookie = token;
    }

    String csrf() {
        return csrf;
    }

    public HttpResponse<String> get(String path) {
        return keep(send(request(path).GET()));
    }

    /** With a cookie beside its own. */
    HttpResponse<String> getWith(String path, String other) {
        return keep(send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Cookie", "__Host-qadam=" + cookie + "; " + other).GET()));
    }

    /** Opens the page for its form's token, then sends the fields. */
    public HttpResponse<String> fill(String page, Map<String, String> fields) {
        get(page);
        return post(page, fields);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = Stream.concat(fields.entrySet().stream(), Map.of("csrf", csrf).entrySet().stream())
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        return keep(send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** The same with one field that has several values, as ticked boxes have. */
    public HttpResponse<String> fillAll(String page, String name, java.util.List<String> values, Map<String, String> fields) {
        get(page);
        String body = Stream.concat(values.stream().map(value -> Map.entry(name, value)), Stream.concat(fields.entrySet().stream(), Map.of("csrf", csrf).entrySet().stream()))
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return keep(send(request(page).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** The download of one's own data, file by file. */
    public Map<String, String> export(String language) {
        try {
            HttpResponse<byte[]> file = CLIENT.send(request("/" + language + "/me/export").GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (!file.headers().firstValue("Content-Disposition").orElse("").contains("attachment")) {
                throw new AssertionError("no file: " + file.statusCode() + " " + file.headers().map());
            }
            Map<String, String> entries = new TreeMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
                for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                    entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return entries;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends the fields and a file. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file) {
        StringBuilder start = new StringBuilder();
        Stream.concat(fields.entrySet().stream(), Map.of("csrf", csrf).entrySet().stream()).forEach(field -> start.append("--x\r\nContent-Disposition: form-data; name=\"")
            .append(field.getKey()).append("\"\r\n\r\n").append(field.getValue()).append("\r\n"));
        start.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List.of(start.toString().getBytes(StandardCharsets.UTF_8), file, "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8)).forEach(body::writeBytes);
        return keep(send(request(path).expectContinue(file.length > 32 * 1024)   // what is refused unread may be cut off while it is sent
            .header("Content-Type", "multipart/form-data; boundary=x").POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    /** As our scripts send it. */
    /** Sends a form with a file in it. */
    public HttpResponse<String> send(String path, Map<String, String> fields, String fileName, byte[] file) {
        String boundary = "qadam-" + Long.toHexString(System.nanoTime());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Stream.concat(fields.entrySet().stream(), Map.of("csrf", csrf).entrySet().stream()).forEach(field -> body.writeBytes(("--" + boundary
            + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return keep(send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    public HttpResponse<String> json(String path, String body) {
        return keep(send(request(path).header("X-Qadam", "1").header("Content-Type", "application/json")
            .header("Accept-Language", "en").POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    HttpResponse<String> postWith(String path, String header, String value) {
        return keep(send(request(path).header(header, value).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf))));
    }

    /** Signs up and puts the recovery codes away; gives back the page that showed them. */
    public String signUp(String user, String password) {
        HttpResponse<String> answer = fill("/en/sign-up", Map.of("name", "Name of " + user, "user", user, "password", password));
        if (answer.statusCode() != 303) {
            throw new AssertionError("sign-up: " + answer.statusCode() + " " + answer.body());
        }
        String codes = get("/en/me/recovery-codes").body();
        post("/en/me/recovery-codes/kept", Map.of());
        return codes;
    }

    HttpResponse<String> signIn(String user, String password) {
        return fill("/en/sign-in", Map.of("user", user, "password", password));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookieName + "=" + cookie);
    }

    private HttpResponse<String> keep(HttpResponse<String> response) {
        response.headers().allValues("Set-Cookie").forEach(set -> {
            Matcher found = COOKIE.matcher(set);
            if (found.find()) {
                cookieName = found.group(1);
                cookie = found.group(2);
            }
        });
        Matcher token = CSRF.matcher(response.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return response;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
