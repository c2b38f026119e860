package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Brings pinned packages from npm into {@code target/npm/NAME}, once; fails loudly when there is no npm. */
public final class Npm {
    private Npm() {
    }

    /** @return the folder that holds {@code node_modules} */
    public static synchronized Path install(String name, String... packages) {
        Path folder = Path.of("target", "npm", name).toAbsolutePath();
        Path done = folder.resolve("done-" + Integer.toHexString(List.of(packages).hashCode()));
        if (Files.exists(done)) {
            return folder;
        }
        try {
            Files.createDirectories(folder);
            List<String> command = new ArrayList<>(List.of("npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit",
                "--no-fund", "--prefix", folder.toString()));
            command.addAll(List.of(packages));
            Command.run(folder, command);
            Files.createFile(done);
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
