package qadam.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A log on a web server. */
final class WebSource implements LogSource {
    private static final int LARGEST_FILE = 32 << 20;   // 256 leaves of 64 KB, and the length of each
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private final String address;

    WebSource(String address) {
        this.address = address.replaceAll("/+$", "") + "/";
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = answer.body()) {
                return switch (answer.statusCode()) {
                    case 200 -> Optional.of(stream.readNBytes(LARGEST_FILE));
                    case 404 -> Optional.empty();
                    default -> throw new LogFault(LogFault.Kind.UNREACHABLE, path + ": " + answer.statusCode());
                };
            }
        } catch (IOException | IllegalArgumentException silent) {
            throw new LogFault(LogFault.Kind.UNREACHABLE, path + ": " + silent.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LogFault(LogFault.Kind.UNREACHABLE, path);
        }
    }
}
