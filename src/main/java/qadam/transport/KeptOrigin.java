package qadam.transport;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.Refusal;
import qadam.shared.SettingStore;

/** The installation's origin: given once, and then the beginning of every name that it has given away. */
final class KeptOrigin {
    private static final String SETTING = "origin";

    private final SettingStore settings = new SettingStore();
    private final Database database;

    KeptOrigin(Database database) {
        this.database = database;
    }

    Optional<Origin> find() {
        return database.<Optional<String>>read(handle -> settings.find(handle, SETTING)).map(Origin::parse);
    }

    /** Beside a running server; a damaged or older database is somebody else's to find. */
    static Optional<String> peek(Inspection inspection) {
        try {
            return inspection.read(handle -> new SettingStore().find(handle, SETTING));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Which it is at this start, not stored yet. @throws Refusal when another was given than is stored */
    Origin choose(TransportOptions options, int port, Supplier<Named> named) {
        Optional<Origin> given = Optional.ofNullable(options.origin()).map(Origin::parse);
        Optional<Origin> stored = find();
        if (stored.isEmpty() && given.isEmpty() && !(options.tls().isEmpty() && options.proxies().isEmpty())) {
            throw new Refusal(TransportProblem.ORIGIN_MISSING);
        }
        if (stored.isEmpty() || given.isEmpty()) {
            return given.or(() -> stored).orElse(Origin.local(port));
        }
        return isSame(stored.get(), given.get()) ? stored.get() : moved(stored.get(), given.get(), options.moves(), named);
    }

    /** On this machine alone the port is no part of the name: it may change at each start. */
    static boolean isSame(Origin stored, Origin given) {
        return stored.equals(given) || stored.isLocal() && given.isLocal() && stored.scheme().equals(given.scheme());
    }

    private static Origin moved(Origin stored, Origin given, boolean wanted, Supplier<Named> named) {
        if (!wanted) {
            throw new Refusal(TransportProblem.ORIGIN_CHANGED, Map.of("stored", stored.toString(), "given", given.toString()));
        }
        Named out = named.get();
        if (out.isAnything()) {
            throw new Refusal(TransportProblem.ORIGIN_IN_USE, Map.of("stored", stored.toString(), "given", given.toString(),
                "credentials", out.credentials(), "passkeys", out.passkeys(), "records", out.toolRecords()));
        }
        return given;
    }

    void store(Origin origin) {
        if (!find().equals(Optional.of(origin))) {
            database.write(handle -> {
                settings.set(handle, SETTING, origin.toString());
                return null;
            });
        }
    }
}
