package qadam.lrs;

import java.util.Map;
import java.util.Optional;

/** A request as it came to the door, or as the alternate syntax meant it. @param headers by their names in small letters @param parameters once each */
record Arrival(String method, Map<String, String> parameters, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    String contentType() {
        return headers.getOrDefault("content-type", "");
    }
}
