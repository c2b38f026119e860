package qadam.model;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a status other than 200 means for whoever asked. Of the body only a few words are looked for; none is passed on. */
final class Refused {
    private static final Duration LONGEST = Duration.ofHours(24);

    private Refused() {
    }

    static Fault fault(int status, HttpHeaders headers, String body, Instant now) {
        Optional<Duration> retryAfter = headers.firstValue("Retry-After").flatMap(value -> retryAfter(value, now));
        return switch (status) {
            case 429 -> Fault.elsewhere(ModelProblem.BUSY, retryAfter);
            case 500, 502, 503, 504 -> Fault.elsewhere(ModelProblem.DOWN, retryAfter);
            case 413 -> Fault.of(ModelProblem.TOO_LONG);
            case 400, 422 -> Fault.of(speaksOfLength(body) ? ModelProblem.TOO_LONG : ModelProblem.REFUSED);
            default -> Fault.of(ModelProblem.REFUSED);
        };
    }

    /** llama-server: {@code exceed_context_size_error}; vLLM: "maximum context length"; OpenAI: {@code context_length_exceeded}. */
    private static boolean speaksOfLength(String body) {
        String small = body.toLowerCase(Locale.ROOT);
        return small.contains("exceed_context") || small.contains("context length") || small.contains("context_length") || small.contains("context size");
    }

    /** RFC 9110 §10.2.3: seconds or a date; nonsense is nothing. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        String text = value.strip();
        if (text.matches("\\d{1,6}")) {
            return bounded(Duration.ofSeconds(Integer.parseInt(text)));
        }
        try {
            return bounded(Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (DateTimeException | ArithmeticException nonsense) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> bounded(Duration wait) {
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
