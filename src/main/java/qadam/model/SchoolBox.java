package qadam.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Looks every few seconds whether {@code ./qadam tutor} has written down its model, another one, or none any more. */
final class SchoolBox implements Runnable {
    private static final long PAUSE_MILLIS = 2_000;

    private final Path file;
    private final ModelSettings settings;
    private final BiConsumer<Optional<ModelServer>, Optional<ModelServer>> exchange;
    private Optional<ModelServer> known = Optional.empty();   // by one thread after the other

    SchoolBox(Path file, ModelSettings settings, BiConsumer<Optional<ModelServer>, Optional<ModelServer>> exchange) {
        this.file = file;
        this.settings = settings;
        this.exchange = exchange;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(Math.min(PAUSE_MILLIS, settings.patience().again().toMillis()));
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        Optional<ModelServer> there = LocalModel.read(file).filter(server -> !LocalModel.isAmong(server, settings.servers()));
        if (!there.equals(known)) {
            exchange.accept(known, there);
            known = there;
        }
    }
}
