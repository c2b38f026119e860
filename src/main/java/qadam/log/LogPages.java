package qadam.log;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import qadam.proof.Tile;
import qadam.shared.Refusal;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;

/** The log's files at its address, for tools of others: the same bytes as in the folder (C2SP tlog-tiles, "APIs"). */
final class LogPages implements Routes {
    private static final String TEXT = "text/plain; charset=utf-8";
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
        byte[] bytes = Tile.read("tile/" + context.pathParam("tile")).flatMap(log.files()::find)
            .orElseThrow(() -> new Refusal(LogProblem.NO_SUCH_TILE));
        open(context);
        FixedPage.of(bytes, "application/octet-stream").send(context, "public, max-age=31536000, immutable");
    }

    /** An auditor's page may be of another origin. */
    private static void open(Context context) {
        context.header("Access-Control-Allow-Origin", "*");
    }
}
