package qadam.log;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import qadam.proof.Tile;
import qadam.shared.Refusal;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;

/** The log's files at its address, for tools of others: the same bytes as in the folder (C2SP tlog-tiles, "APIs"). */
final class LogPages implements Routes {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int KEPT = 64;

    /** A tile never changes, so it is compressed once: the last ones asked for, some megabytes. Of many threads. */
    private final Map<Tile, FixedPage> tiles = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, FixedPage> eldest) {
            return size() > KEPT;
        }
    });
    private final PublicLog log;

    LogPages(PublicLog log) {
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/log/checkpoint", this::checkpoint, Role.ANYONE);
        routes.get("/log/policy", context -> text(context, log.trust().policy().text()), Role.ANYONE);
        routes.get("/log/closing/{programme}", this::closing, Role.ANYONE);
        routes.get("/log/tile/<tile>", this::tile, Role.ANYONE);
    }

    private void checkpoint(Context context) {
        text(context, log.files().checkpoint().orElseThrow(() -> new Refusal(LogProblem.NOT_BEGUN)));
    }

    private void closing(Context context) {
        text(context, Optional.of(context.pathParam("programme")).filter(name -> name.matches("[a-z0-9][a-z0-9-]{0,63}"))
            .flatMap(name -> log.files().text(Closing.file(name))).orElseThrow(() -> new Refusal(LogProblem.NO_SUCH_TILE)));
    }

    private static void text(Context context, String text) {
        open(context);
        FixedPage.of(text.getBytes(StandardCharsets.UTF_8), TEXT).send(context);
    }

    private void tile(Context context) {
        Tile tile = Tile.read("tile/" + context.pathParam("tile")).orElseThrow(() -> new Refusal(LogProblem.NO_SUCH_TILE));
        FixedPage page = Optional.ofNullable(tiles.get(tile)).or(() -> log.files().find(tile).map(bytes -> FixedPage.of(bytes, "application/octet-stream")))
            .orElseThrow(() -> new Refusal(LogProblem.NO_SUCH_TILE));
        tiles.put(tile, page);
        open(context);
        page.send(context, "public, max-age=31536000, immutable");
    }

    /** An auditor's page may be of another origin. */
    private static void open(Context context) {
        context.header("Access-Control-Allow-Origin", "*");
    }
}
