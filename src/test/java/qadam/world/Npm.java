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
            Process npm = new ProcessBuilder(command).redirectErrorStream(true)   // never inherited: node would set our own input and output to not waiting
                .redirectOutput(folder.resolve("npm.log").toFile()).start();
            if (npm.waitFor() != 0) {
                throw new IllegalStateException("npm could not install " + String.join(" ", packages) + " (the tests need Node.js and npm): " + Files.readString(folder.resolve("npm.log")));
            }
            Files.createFile(done);
            return folder;
        } catch (IOException missing) {
            throw new UncheckedIOException("the tests need Node.js and npm: ./qadam test installs them", missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
