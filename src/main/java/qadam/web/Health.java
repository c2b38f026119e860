package qadam.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Database;
import qadam.shared.Lately;
import qadam.shared.SettingStore;

/**
 * For whoever watches the server: is the process there, can it read its database, does it take new answers. Not ready (503)
 * is only who cannot read: pages are worth serving while the disk is nearly full, so that is said in a line of its own.
 */
public final class Health implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final SettingStore settings = new SettingStore();
    private final Database database;
    /** Asked by anybody, as often as they like: at most once a second the database and the folder of backups are looked at. */
    private final Lately<Seen> seen;

    private record Seen(boolean reads, boolean backupsFail) {
    }

    /** @param backupsFail whether the last backup failed or is too old */
    public Health(Database database, BooleanSupplier backupsFail) {
        this.database = database;
        this.seen = Lately.second(() -> new Seen(reads(), backupsFail.getAsBoolean()));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health/live", context -> context.header("Cache-Control", "no-store").result("alive\n"), Role.ANYONE, Cost.FIXED);
        routes.get("/health/ready", this::ready, Role.ANYONE, Cost.FIXED);
    }

    private void ready(Context context) {
        boolean reads = seen.get().reads();
        context.status(reads ? 200 : 503).header("Cache-Control", "no-store").result((reads ? "ready\n" : "not ready\n")
            + "database: " + (reads ? "answers" : "does not answer") + "\n"
            + "new answers: " + (database.space().isLow() ? "refused, the disk is nearly full" : "taken") + "\n"
            + "backups: " + (seen.get().backupsFail() ? "failing or too old, the log says why" : "no fault known") + "\n");
    }

    private boolean reads() {
        try {
            database.read(handle -> settings.find(handle, "origin"));
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("the database does not answer", failed);
            return false;
        }
    }
}
