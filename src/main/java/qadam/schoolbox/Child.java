package qadam.schoolbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process of the model as it is written down, so that the next start finds one that an earlier one left behind. A number alone would not do: the system
 * gives it to another process one day, so the time at which it began belongs to it.
 */
record Child(long pid, Instant began) {
    private static final long PATIENCE_SECONDS = 15;

    static Child of(Process process) {
        return new Child(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JsonMapper.shared().createObjectNode().put("pid", pid).put("began", began.toString()).toString());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static Optional<Child> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            return Optional.of(new Child(json.path("pid").asLong(-1), Instant.parse(json.path("began").asString(""))));
        } catch (IOException | JacksonException | java.time.DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    /** The process, if it is still this one. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> handle.info().startInstant().filter(began::equals).isPresent());
    }

    /** Asks it to end, and ends it when it does not. */
    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException deaf) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
