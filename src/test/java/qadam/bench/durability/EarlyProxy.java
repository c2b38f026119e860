package qadam.bench.durability;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import qadam.world.Ports;
import tools.jackson.databind.json.JsonMapper;

/**
 * The control that must lose: says "saved" as soon as it has heard, and passes the answer on afterwards, as a server without
 * a promise would. Only for practice; everything else is not answered.
 */
final class EarlyProxy implements AutoCloseable {
    private final Served served;
    private final int port = Ports.free();
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService later = Executors.newFixedThreadPool(4);

    EarlyProxy(Served served) throws IOException {
        this.served = served;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/steps", this::take);
        server.start();
    }

    String origin() {
        return "http://localhost:" + port;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        List<Map<String, Object>> answers = new ArrayList<>();
        JsonMapper.shared().readTree(body).path("steps").forEach(step -> answers.add(Map.of("id", step.path("id").asString(""), "receipt", "")));
        byte[] answer = JsonMapper.shared().writeValueAsString(Map.of("steps", answers)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        later.execute(() -> passOn(body, cookie));
    }

    private void passOn(byte[] body, String cookie) {
        try {
            client.send(HttpRequest.newBuilder(URI.create(served.origin() + "/api/steps")).header("Content-Type", "application/json").header("X-Qadam", "1")
                .header("Origin", served.origin()).header("Cookie", cookie).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException lost) {
            return;   // that is the fault it is here to show
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }
}
