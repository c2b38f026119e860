package qadam.shared;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to other people's servers, each with its whole answer within a time and a size. HttpClient's own timeout ends at the headers: whoever
 * sends those and then stalls would hold us up for ever.
 */
public final class Exchange implements AutoCloseable {
    private final Duration patience;
    private final int largest;
    private HttpClient client;

    /** @param type the media type as the server calls it; empty when it says none */
    public record Answer(int status, String type, byte[] body) {
    }

    /** @param patience for a whole answer @param largest so many bytes may it have */
    public Exchange(Duration patience, int largest) {
        this.patience = patience;
        this.largest = largest;
    }

    /** Made for the first request: to bring TLS and its certificates costs a start time and 7 MB, and most servers never ask anybody. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).build();
        }
        return client;
    }

    public Answer get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address));
    }

    public Answer post(URI address, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            HttpResponse<byte[]> whole = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(whole.statusCode(), whole.headers().firstValue("Content-Type").orElse(""), whole.body());
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        } catch (TimeoutException stalled) {
            throw new HttpTimeoutException("no whole answer in " + patience);
        } finally {
            answer.cancel(true);   // gives the connection back
        }
    }

    /** Waits for nobody. */
    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
