package qadam.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import qadam.shared.Database;

/** This server's number: given by the database at its first start, and kept in its data folder. */
public final class NodeNumber {
    private NodeNumber() {
    }

    public static int of(Database database, Path data, InstantSource clock) {
        Path file = data.resolve("node");
        try {
            if (!Files.exists(file)) {
                int number = database.write(handle -> new StepStore().addNode(handle, clock.instant()));
                Files.writeString(file, number + "\n");
            }
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
