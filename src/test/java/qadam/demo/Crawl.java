package qadam.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the links of a server as somebody, and shows each answer: of each route the first page; in the other languages too when nobody has seen it yet.
 */
final class Crawl implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    private final String origin;
    private final List<String> routes;
    private final HttpClient client = HttpClient.newHttpClient();
    /** By hand: the client's own would not send a cookie that is meant for TLS. */
    private final Map<String, String> cookies = new HashMap<>();

    /** @param routes as they are registered, with {@code {language}} */
    Crawl(String origin, List<String> routes) {
        this.origin = origin;
        this.routes = routes;
    }

    Crawl signIn(String account) {
        post("/kk/sign-in", Map.of("user", account, "password", "qadam-demo"));
        return this;
    }

    /** @param invitation the address that the console shows */
    Crawl signUp(String invitation) {
        post(invitation.replaceFirst("/invitations/.*", "/sign-up"), Map.of("name", "Chief", "user", "chief", "password", "көк аспан таза",
            "invitation", invitation.substring(invitation.lastIndexOf('/') + 1)));
        return this;
    }

    private void post(String path, Map<String, String> fields) {
        Matcher token = CSRF.matcher(text(get(path)));
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", token.find() ? token.group(1) : "");
        String form = all.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(origin + path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
    }

    /**
     * @param known routes whose page somebody has seen
     * @param seen gets the address, in which its language stands, and the answer
     */
    void walk(List<String> from, Set<String> known, BiConsumer<String, HttpResponse<byte[]>> seen) {
        Deque<String> open = new ArrayDeque<>(from);
        Set<String> queued = new HashSet<>(from);
        Set<String> opened = new HashSet<>();
        while (!open.isEmpty()) {
            String path = open.remove();
            if (opened.contains(route(path))) {
                continue;
            }
            boolean fresh = !known.contains(route(path));
            HttpResponse<byte[]> answer = get(path);
            if (answer.statusCode() == 200) {
                opened.add(route(path));
            }
            seen.accept(path, answer);
            inOtherLanguages(path).filter(other -> fresh).forEach(other -> seen.accept(other, get(other)));
            Stream.concat(links(answer).stream(), besides(path)).filter(queued::add).forEach(open::add);
        }
    }

    private static Stream<String> inOtherLanguages(String path) {
        return Stream.of("/ru", "/en").filter(other -> path.startsWith("/kk")).map(other -> other + path.substring(3));
    }

    /** Where a form leads and no link. */
    private static Stream<String> besides(String path) {
        return path.matches("/kk/attempts/[^/]+") ? Stream.of(path + "/hand-in", path.replace("/attempts/", "/claim/"), path.replace("/attempts/", "/claim/") + "/check") : Stream.of();
    }

    /** The route that answers an address; those without a parameter there come first. */
    String route(String path) {
        String plain = path.replaceFirst("\\?.*", "").replaceFirst("^/(kk|ru|en)(?=/|$)", "/{language}");
        return routes.stream().map(route -> route.replaceFirst("^/(kk|ru|en)(?=/|$)", "/{language}")).filter(route -> plain.matches(pattern(route)))
            .min((one, other) -> Long.compare(one.chars().filter(sign -> sign == '{').count(), other.chars().filter(sign -> sign == '{').count())).orElse(plain);
    }

    private static String pattern(String route) {
        return route.replace(".", "\\.").replace("{language}", "LANGUAGE").replaceAll("\\{[^}]+}", "[^/]+").replaceAll("<[^>]+>", ".+")
            .replace("LANGUAGE", "\\{language}");
    }

    private static List<String> links(HttpResponse<byte[]> answer) {
        return isPage(answer) ? LINK.matcher(text(answer)).results().map((MatchResult link) -> link.group(1).replace("&amp;", "&"))
            .filter(link -> !link.startsWith("/ru") && !link.startsWith("/en") && !link.startsWith("/assets")).toList() : List.of();
    }

    static boolean isPage(HttpResponse<byte[]> answer) {
        return type(answer).startsWith("text/html");
    }

    static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html,*/*"));
    }

    HttpResponse<byte[]> getWith(String path, String authorization) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).header("Authorization", authorization));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().allValues("Set-Cookie").forEach(set -> cookies.put(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1).replaceFirst(";.*", "")));
            return answer;
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
