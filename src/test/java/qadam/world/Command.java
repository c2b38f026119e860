package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A program of the system, run to its end. */
public final class Command {
    private Command() {
    }

    /** @return what it printed @throws IllegalStateException when it failed, with what it said */
    public static String run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ":\n" + printed);
            }
            return printed;
        } catch (IOException missing) {
            throw new UncheckedIOException("the tests need " + command.getFirst() + "; ./qadam test installs it or says how", missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
