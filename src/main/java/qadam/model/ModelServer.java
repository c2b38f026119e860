package qadam.model;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One server as the operator describes it.
 *
 * @param url its base address, with or without {@code /v1}
 * @param profile the id of the profile of what it serves; empty to go by the model's name
 * @param model the one model to use of those that it offers; empty for all
 * @param keyFile the file that holds its key and nothing else
 * @param hash SHA-256 of the weights in hex
 * @param atOnce how many answers it writes at once
 */
public record ModelServer(URI url, Optional<String> profile, Optional<String> model, Optional<Path> keyFile, Optional<String> hash, int atOnce) {
    public static final int USUAL_AT_ONCE = 4;

    /** @throws IllegalArgumentException with words for the operator */
    public ModelServer {
        url = base(url);
        hash = hash.map(hex -> hex.toLowerCase(Locale.ROOT));
        if (hash.isPresent() && !hash.get().matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hash: the SHA-256 of the weights has 64 hexadecimal digits");
        }
        if (atOnce < 1 || atOnce > 1_000) {
            throw new IllegalArgumentException("at-once: 1 to 1000");
        }
    }

    /** {@code URL}, or {@code PROFILE=URL}, as on the command line. */
    public static ModelServer of(String text) {
        int equals = text.indexOf('=');
        boolean named = equals > 0 && text.substring(0, equals).matches("[a-z0-9-]+");
        return new ModelServer(address(named ? text.substring(equals + 1) : text), named ? Optional.of(text.substring(0, equals)) : Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), USUAL_AT_ONCE);
    }

    static URI address(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("not an address: " + text);
        }
    }

    /** Without {@code /v1} and slash at its end. A key in an address would stand in logs and in the list of processes. */
    private static URI base(URI url) {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("a model server's address is http://HOST:PORT/v1 or https://HOST/v1, without a name, a key or a question mark in it");
        }
        return URI.create(url.toString().replaceAll("/+$", "").replaceAll("/v1$", ""));
    }

    /** @throws IllegalArgumentException with words for the operator, when its key cannot be read or would travel in the open */
    void requireFit() {
        if (keyFile.isPresent() && isOpenToOthers()) {
            throw new IllegalArgumentException("key-file: over http:// everybody on the way to " + url.getHost() + " could read the key; use https://");
        }
        keyFile.ifPresent(Wire::key);
    }

    /** Plain HTTP to another machine. */
    boolean isOpenToOthers() {
        return "http".equalsIgnoreCase(url.getScheme()) && !List.of("127.0.0.1", "[::1]", "localhost").contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    /** As logs and findings name it. */
    String place() {
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    URI at(String path) {
        return URI.create(url + path);
    }
}
