package qadam.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * What a {@link ScriptedModel} does with one question: it speaks in pieces, as well or as badly as the script says. Built from a beginning
 * ({@code says}, {@code status}, …) and what comes then ({@code thenStalls}, {@code thenCuts}, …).
 */
public final class Script {
    private static final Pattern BEFORE_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

    /** One thing that happens on the wire. */
    sealed interface Beat {
        record Piece(String text) implements Beat {
        }

        record Raw(byte[] bytes) implements Beat {
        }

        record Wait(CountDownLatch until) implements Beat {
        }

        record Pause(Duration time) implements Beat {
        }

        /** Says nothing more, and holds the connection. */
        record Stall() implements Beat {
        }

        /** Sends comments that are no answer, and holds the connection. */
        record Dawdle() implements Beat {
        }

        /** The connection drops in the middle of the transfer. */
        record Cut() implements Beat {
        }

        /** The transfer ends in good order, and the answer does not. */
        record End() implements Beat {
        }

        record Endless(String piece) implements Beat {
        }
    }

    private final int status;
    private final Map<String, String> headers;
    private final List<Beat> beats;
    private String ending = "stop";
    private Integer promptTokens = 21;
    private Integer answerTokens;
    private boolean whole;

    private Script(int status, Map<String, String> headers, List<Beat> beats) {
        this.status = status;
        this.headers = headers;
        this.beats = new ArrayList<>(beats);
    }

    /** Word by word, with everything around it that real servers send. */
    public static Script says(String text) {
        return pieces(BEFORE_WORDS.split(text));
    }

    /** In exactly these pieces. */
    public static Script pieces(String... pieces) {
        return new Script(200, Map.of("Content-Type", "text/event-stream"), List.of(pieces).stream().<Beat>map(Beat.Piece::new).toList());
    }

    /** Not a word so far. */
    public static Script silent() {
        return pieces();
    }

    /** An error in the protocol's form. */
    public static Script status(int code, String message) {
        return error(code, message, Map.of());
    }

    /** 429 with this Retry-After, in seconds or as a date; or with none at all when it is empty. */
    public static Script tooMany(String retryAfter) {
        return error(429, "too many requests", retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter));
    }

    /** A redirect to another address. */
    public static Script redirect(String address) {
        return error(302, "elsewhere", Map.of("Location", address));
    }

    /** These bytes as the answer's body, whatever they are. */
    public static Script raw(String contentType, String body) {
        Script script = new Script(200, Map.of("Content-Type", contentType), List.of(new Beat.Raw(body.getBytes(StandardCharsets.UTF_8)), new Beat.End()));
        return script;
    }

    /** Any status with any body. */
    public static Script raw(int status, Map<String, String> headers, String body) {
        return new Script(status, headers, List.of(new Beat.Raw(body.getBytes(StandardCharsets.UTF_8)), new Beat.End()));
    }

    private static Script error(int code, String message, Map<String, String> headers) {
        Map<String, String> all = new java.util.TreeMap<>(headers);
        all.put("Content-Type", "application/json");
        return raw(code, all, "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"type\":\"scripted_error\"}}");
    }

    /** Before the first piece, waits for this. */
    public Script after(CountDownLatch until) {
        beats.addFirst(new Beat.Wait(until));
        return this;
    }

    /** So much time before each piece. */
    public Script slowly(Duration between) {
        List<Beat> slow = beats.stream().flatMap(beat -> beat instanceof Beat.Piece ? java.util.stream.Stream.of(new Beat.Pause(between), beat) : java.util.stream.Stream.of(beat)).toList();
        beats.clear();
        beats.addAll(slow);
        return this;
    }

    /** The server's own count. */
    public Script usage(int prompt, int answer) {
        promptTokens = prompt;
        answerTokens = answer;
        return this;
    }

    /** A server that does not count. */
    public Script uncounted() {
        promptTokens = null;
        return this;
    }

    /** {@code length} in place of {@code stop}. */
    public Script ending(String reason) {
        ending = reason;
        return this;
    }

    /** In one piece of JSON although a stream was asked for. */
    public Script whole() {
        whole = true;
        return this;
    }

    public Script thenWaits(CountDownLatch until) {
        return then(new Beat.Wait(until));
    }

    public Script thenSays(String text) {
        for (String piece : BEFORE_WORDS.split(text)) {
            beats.add(new Beat.Piece(piece));
        }
        return this;
    }

    public Script thenStalls() {
        return then(new Beat.Stall());
    }

    public Script thenDawdles() {
        return then(new Beat.Dawdle());
    }

    public Script thenCuts() {
        return then(new Beat.Cut());
    }

    /** Without a reason for its end and without the terminator. */
    public Script thenEnds() {
        return then(new Beat.End());
    }

    public Script thenBreaksJson() {
        return thenRaw("data: {\"choices\":[{\"delta\":{\"content\":\"жар\n\n").thenEnds();
    }

    /** One line of so many bytes, without an end. */
    public Script thenSendsLine(int bytes) {
        return thenRaw("data: {\"choices\":[{\"delta\":{\"content\":\"" + "a".repeat(bytes));
    }

    /** An error in the middle of the stream, as llama-server and vLLM send it. */
    public Script thenFails(String message) {
        return thenRaw("data: {\"error\":{\"code\":500,\"message\":\"" + message + "\",\"type\":\"server_error\"}}\n\n").thenEnds();
    }

    /** The same piece again and again, until nobody listens. */
    public Script thenNeverEnds(String piece) {
        return then(new Beat.Endless(piece));
    }

    public Script thenRaw(String bytes) {
        return then(new Beat.Raw(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes that need not be UTF-8. */
    public Script thenRaw(byte[] bytes) {
        return then(new Beat.Raw(bytes));
    }

    private Script then(Beat beat) {
        beats.add(beat);
        return this;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    List<Beat> beats() {
        return beats;
    }

    String ending() {
        return ending;
    }

    boolean isCounted() {
        return promptTokens != null;
    }

    int promptTokens() {
        return promptTokens;
    }

    int answerTokens() {
        return answerTokens == null ? (int) beats.stream().filter(Beat.Piece.class::isInstance).count() : answerTokens;
    }

    boolean isWhole() {
        return whole;
    }

    /** All pieces together. */
    String text() {
        StringBuilder text = new StringBuilder();
        beats.forEach(beat -> text.append(beat instanceof Beat.Piece(String piece) ? piece : ""));
        return text.toString();
    }
}
