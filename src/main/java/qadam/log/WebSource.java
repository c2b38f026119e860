package qadam.log;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import qadam.shared.Exchange;

/** A log on a web server. */
final class WebSource implements LogSource {
    private static final int LARGEST_FILE = 32 << 20;   // 256 leaves of 64 KB, and the length of each
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Exchange exchange;
    private final String address;

    WebSource(String address) {
        this(address, PATIENCE);
    }

    WebSource(String address, Duration patience) {
        this.exchange = new Exchange(patience, LARGEST_FILE);
        this.address = address.replaceAll("/+$", "") + "/";
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            Exchange.Answer answer = exchange.get(URI.create(address + path));
            return switch (answer.status()) {
                case 200 -> Optional.of(answer.body());
                case 404 -> Optional.empty();
                default -> throw new LogFault(LogFault.Kind.UNREACHABLE, path + ": " + answer.status());
            };
        } catch (IOException | IllegalArgumentException silent) {
            throw new LogFault(LogFault.Kind.UNREACHABLE, path + ": " + silent.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LogFault(LogFault.Kind.UNREACHABLE, path);
        }
    }
}
