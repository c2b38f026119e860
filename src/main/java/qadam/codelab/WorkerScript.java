package qadam.codelab;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import qadam.web.Cost;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;

/**
 * The script in which a learner's program runs, under a policy of its own: it may make programs of text, and it may ask nobody for anything, not even us.
 * It stands below the addresses of labs, so that their service worker keeps it.
 */
final class WorkerScript implements Routes {
    static final String POLICY = "default-src 'none'; script-src blob: 'unsafe-eval' 'wasm-unsafe-eval'";
    static final String PATH = "/labs/code-worker.js";

    private final FixedPage script = FixedPage.of(bytes(), "text/javascript; charset=utf-8");

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + PATH, context -> {
            context.header("Content-Security-Policy", POLICY);
            script.send(context);
        }, Role.ANYONE, Cost.FIXED);
    }

    private static byte[] bytes() {
        try (var stream = WorkerScript.class.getResourceAsStream("/web/code-worker.js")) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
