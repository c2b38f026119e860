package qadam.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Style, scripts and pictures from {@code src/main/web}, each under an address that holds a hash of its bytes, so that it
 * may be kept for ever. A module imports its neighbours by plain name ({@code ./outbox.js}); the hash of the whole folder
 * stands in the path, so relative imports stay right.
 */
public final class Assets implements Routes {
    private static final Map<String, String> TYPES = Map.of(
        "css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml",
        "png", "image/png", "webmanifest", "application/manifest+json");

    private final Map<String, FixedPage> files = new ConcurrentHashMap<>();
    private final String version;

    public Assets() {
        this.version = version();
    }

    /** The address of {@code css/qadam.css}, for instance. */
    public String address(String name) {
        return "/assets/" + version + "/" + name;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/assets/{version}/<name>", this::serve, Role.ANYONE, Cost.FIXED);
        routes.get("/sw.js", this::serveWorker, Role.ANYONE, Cost.FIXED);
        routes.get("/favicon.ico", context -> context.redirect(address("icon.svg")), Role.ANYONE, Cost.FIXED);
    }

    private void serve(Context context) {
        String name = context.pathParam("name");
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        byte[] bytes = type == null || name.contains("..") ? null : readIfThere("/web/" + name);
        if (bytes == null) {
            throw new qadam.shared.Refusal(WebProblem.NOT_FOUND);
        }
        FixedPage file = files.computeIfAbsent(name, missing -> FixedPage.of(bytes, type));
        file.send(context, context.pathParam("version").equals(version) ? "public, max-age=31536000, immutable" : "no-cache");
    }

    /** The service worker, at an address of its own: a browser asks for it again each day, and serves only what lies below it. */
    private void serveWorker(Context context) {
        files.computeIfAbsent("sw.js", name -> FixedPage.of(read("/web/sw.js"), TYPES.get("js"))).send(context);
    }

    /** A hash of every file's bytes, so that a change of any of them changes the addresses of all. */
    private static String version() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        new String(read("/web/files.txt"), StandardCharsets.UTF_8).lines().forEach(name -> all.writeBytes(read("/web/" + name)));
        return FixedPage.hash(all.toByteArray()).substring(0, 12);
    }

    private static byte[] read(String resource) {
        byte[] bytes = readIfThere(resource);
        if (bytes == null) {
            throw new IllegalStateException("missing in the build: " + resource);
        }
        return bytes;
    }

    private static byte[] readIfThere(String resource) {
        try (var stream = Assets.class.getResourceAsStream(resource)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
