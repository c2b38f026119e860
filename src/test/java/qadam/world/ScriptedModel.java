package qadam.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model server on loopback that speaks the OpenAI chat protocol and says what a test wants, in the pieces and with the faults it wants. It also
 * sends what real servers were seen to send: {@code content:null} first, an empty delta last, usage beside empty choices, keys nobody asked for.
 * What Qadam's own probe asks is answered here and is not among the {@link #requests()}.
 */
public final class ScriptedModel implements AutoCloseable {
    public static final String ID = "scripted";

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");   // else each small piece waits 40 ms for the acknowledgement of the one before
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();
    private volatile Function<JsonNode, Script> answer = request -> Script.says("Сәлем! Бұл жазылған жауап.");
    private volatile Function<JsonNode, Script> probed = request -> request.has("response_format") ? Script.says("{\"ready\": true}") : Script.says("ok");
    private volatile List<String> ids = List.of(ID);
    private volatile boolean embeds;
    private volatile String key;

    private ScriptedModel(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public static ScriptedModel open() {
        return new ScriptedModel(0);
    }

    /** On a port where one was before. */
    public static ScriptedModel openAt(int port) {
        return new ScriptedModel(port);
    }

    /** From now on this is what it says to each question. */
    public ScriptedModel saying(Function<JsonNode, Script> script) {
        answer = script;
        return this;
    }

    /** What it says to a probe: a good server, unless a test says otherwise. */
    public ScriptedModel probed(Function<JsonNode, Script> script) {
        probed = script;
        return this;
    }

    /** The models it offers. */
    public ScriptedModel named(String... models) {
        ids = List.of(models);
        return this;
    }

    /** Gives embeddings too. */
    public ScriptedModel embedding() {
        embeds = true;
        return this;
    }

    /** Lets in only who shows this key. */
    public ScriptedModel locked(String secret) {
        key = secret;
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** With {@code /v1}, as a client is given it. */
    public String url() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    /** The bodies of all questions, in their order. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** Everything that was ever asked, as one text: for canaries. */
    public String allAsked() {
        return String.join("\n", requests.stream().map(JsonNode::toString).toList());
    }

    /** Every method and path that was called. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    public int probes() {
        return probes.get();
    }

    /** How many questions it has been answering at once, at the most. */
    public int most() {
        return most.get();
    }

    /** Waits until so many questions have come. */
    public ScriptedModel await(int questions) {
        return await(() -> requests.size() >= questions, "questions");
    }

    /** Waits until somebody has closed the connection in the middle of an answer. */
    public ScriptedModel awaitHangUp() {
        return await(() -> hangUps.get() > 0, "a hang-up");
    }

    private synchronized ScriptedModel await(BooleanSupplier come, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        try {
            while (!come.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("waited in vain for " + what);
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return this;
    }

    private synchronized void tell() {
        notifyAll();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        paths.add(exchange.getRequestMethod() + " " + path);
        if (key != null && !("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\":{\"code\":401,\"message\":\"Invalid API Key\",\"type\":\"authentication_error\"}}");
            return;
        }
        switch (path) {
            case "/health" -> send(exchange, 200, "{\"status\":\"ok\"}");
            case "/v1/models" -> send(exchange, 200, models());
            case "/v1/embeddings" -> embed(exchange, JsonMapper.shared().readTree(body));
            case "/v1/chat/completions" -> chat(exchange, JsonMapper.shared().readTree(body));
            default -> send(exchange, 404, "{\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}");
        }
    }

    private String models() {
        ObjectNode all = JsonMapper.shared().createObjectNode().put("object", "list");
        ArrayNode data = all.putArray("data");
        ids.forEach(id -> data.addObject().put("id", id).put("object", "model").put("created", 1).put("owned_by", "scripted"));
        return all.toString();
    }

    private void embed(HttpExchange exchange, JsonNode request) throws IOException {
        if (!embeds) {
            send(exchange, 501, "{\"error\":{\"code\":501,\"message\":\"This server does not support embeddings.\",\"type\":\"not_supported_error\"}}");
            return;
        }
        ObjectNode all = JsonMapper.shared().createObjectNode().put("object", "list");
        ArrayNode data = all.putArray("data");
        List<String> texts = new ArrayList<>();
        if (request.path("input").isArray()) {
            request.path("input").forEach(text -> texts.add(text.asString()));
        } else {
            texts.add(request.path("input").asString());
        }
        for (int i = 0; i < texts.size(); i++) {
            data.addObject().put("index", i).put("object", "embedding").putArray("embedding").add(texts.get(i).length()).add(0.5).add(-1);
        }
        all.putObject("usage").put("prompt_tokens", texts.size()).put("total_tokens", texts.size());
        send(exchange, 200, all.toString());
    }

    private void chat(HttpExchange exchange, JsonNode request) throws IOException {
        boolean probe = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")).endsWith(" probe");
        if (probe) {
            probes.incrementAndGet();
        } else {
            requests.add(request);
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        }
        tell();
        try {
            play(exchange, request, probe ? probed.apply(request) : answer.apply(request));
        } finally {
            if (!probe) {
                underWay.decrementAndGet();
            }
        }
    }

    private void play(HttpExchange exchange, JsonNode request, Script script) throws IOException {
        boolean stream = request.path("stream").asBoolean(false) && !script.isWhole();
        if (!stream && script.status() == 200 && script.beats().stream().allMatch(Script.Beat.Piece.class::isInstance)) {
            send(exchange, 200, inOne(request, script));
            return;
        }
        script.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(script.status(), 0);
        OutputStream out = exchange.getResponseBody();   // closed only in good order: a close ends the transfer as if all had been said
        try {
            new ScriptedAnswer(out, request.path("model").asString(ids.getFirst()), closed).play(script);
            out.close();
        } catch (ScriptedAnswer.Dropped cut) {
            throw cut;   // the server then closes the connection
        } catch (IOException gone) {
            hangUps.incrementAndGet();
            tell();
            throw gone;
        }
    }

    private String inOne(JsonNode request, Script script) {
        ObjectNode all = JsonMapper.shared().createObjectNode().put("id", "chatcmpl-scripted").put("object", "chat.completion").put("created", 1)
            .put("model", request.path("model").asString(ids.getFirst()));
        ObjectNode choice = all.putArray("choices").addObject().put("index", 0).put("finish_reason", script.ending());
        choice.putObject("message").put("role", "assistant").put("content", script.text());
        ScriptedAnswer.usage(all, script);
        return all.toString();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
