package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        try (FileChannel lock = lock(folder)) {
            if (Files.exists(done)) {
                return folder;
            }
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

    /** Other tests run in a process beside this one, and may want the same. Closing it lets them. */
    private static FileChannel lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolveSibling(folder.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return channel;
    }
}
