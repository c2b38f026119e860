package qadam.lrs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The alternate request syntax of xAPI 1.0.3 (Part Three §1.3), which old browsers needed and 2.0 has given up: a POST with nothing but
 * {@code method} in the query, whose form holds headers, parameters and content.
 */
final class AlternateSyntax {
    private static final Set<String> HEADERS = Set.of("authorization", "x-experience-api-version", "content-type", "content-length", "if-match",
        "if-none-match", "accept", "accept-language", "accept-encoding", "accept-charset", "content-transfer-encoding");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");
    private static final String FORM = "application/x-www-form-urlencoded";

    private AlternateSyntax() {
    }

    static boolean isMeant(Arrival arrival) {
        return arrival.method().equals("POST") && arrival.parameters().containsKey("method");
    }

    /** @param arrival with its query alone as parameters */
    static Arrival undone(Arrival arrival) {
        String method = arrival.parameters().get("method").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new XapiProblem(400, "method: " + XapiProblem.shown(method) + " is none");
        }
        if (arrival.parameters().size() > 1) {
            throw new XapiProblem(400, "with method in the query every other parameter belongs into the form (xAPI 1.0.3 Part Three 1.3)");
        }
        if (!Delivery.mediaType(arrival.contentType()).equals(FORM)) {
            throw new XapiProblem(400, "a request with method in its query is a form, " + FORM + " (xAPI 1.0.3 Part Three 1.3)");
        }
        return read(method, arrival, Parameters.of(Parameters.text(arrival.body())).bytes());
    }

    private static Arrival read(String method, Arrival arrival, Map<String, byte[]> form) {
        Map<String, String> headers = new HashMap<>(arrival.headers());
        headers.remove("content-type");
        headers.remove("content-length");
        Map<String, String> parameters = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            String small = name.toLowerCase(Locale.ROOT);
            if (HEADERS.contains(small)) {
                headers.put(small, Parameters.text(value));
            } else if (!name.equals("content")) {
                parameters.put(name, Parameters.text(value));
            }
        });
        boolean sends = method.equals("PUT") || method.equals("POST");
        byte[] content = Optional.ofNullable(form.get("content")).orElse(new byte[0]);
        if (sends && !form.containsKey("content")) {
            throw new XapiProblem(400, "the form lacks its content (xAPI 1.0.3 Part Three 1.3)");
        }
        headers.putIfAbsent("content-type", sends ? XapiAnswer.JSON : "");
        return new Arrival(method, parameters, headers, content);
    }
}
