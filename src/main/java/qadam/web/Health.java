package qadam.web;

import io.javalin.config.RoutesConfig;
import qadam.shared.Database;
import qadam.shared.SettingStore;

/** For whoever watches the server: is the process there, and can it read its database. */
public final class Health implements Routes {
    private final SettingStore settings = new SettingStore();
    private final Database database;

    public Health(Database database) {
        this.database = database;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health/live", context -> context.header("Cache-Control", "no-store").result("alive\n"), Role.ANYONE);
        routes.get("/health/ready", context -> {
            database.read(handle -> settings.find(handle, "origin"));
            context.header("Cache-Control", "no-store").result("ready\n");
        }, Role.ANYONE);
    }
}
