package qadam.transport;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.shared.Refusal;

/**
 * Scheme, host and port, as browsers write it in {@code Origin} (RFC 6454 §6.2): lower case, names outside ASCII in punycode, no
 * usual port.
 *
 * @param port -1 for the scheme's usual one
 */
public record Origin(String scheme, String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(https?)://(\\[[0-9a-f:.]{2,45}]|[^/?#@:\\s\\[\\]]{1,253})(?::([0-9]{1,5}))?/?");
    private static final Pattern NAME = Pattern.compile("(?!-)[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*");

    static Origin local(int port) {
        return new Origin("http", "localhost", port == 0 || port == 80 ? -1 : port);
    }

    /** @throws Refusal when it is not an address of a whole site */
    static Origin parse(String written) {
        return read(written.strip()).orElseThrow(() -> new Refusal(TransportProblem.ORIGIN_MALFORMED, Map.of("given", written.strip())));
    }

    private static Optional<Origin> read(String written) {
        var parts = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
        return port == 0 || port > 65_535 ? Optional.empty()
            : host(parts.group(2)).map(host -> new Origin(parts.group(1), host, port == usual(parts.group(1)) ? -1 : port));
    }

    private static Optional<String> host(String written) {
        try {
            String ascii = written.startsWith("[") ? written : IDN.toASCII(written).toLowerCase(Locale.ROOT);
            boolean good = written.startsWith("[") ? URI.create("http://" + ascii).getHost() != null : NAME.matcher(ascii).matches();
            return good ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** This machine's own name for itself: browsers trust it without a certificate, and nobody else can come by it. */
    boolean isLocal() {
        return host.equals("localhost");
    }

    /** A number in place of a name: no passkey and no did:web can be made for it. */
    boolean isNumber() {
        return HostName.isNumber(host);
    }

    boolean hasUsualPort() {
        return port < 0;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
