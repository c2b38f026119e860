package qadam.schoolbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import qadam.model.LocalModel;
import qadam.model.ModelProfile;
import qadam.shared.Refusal;

/** From the first check to the end: one model for one data folder. */
final class SchoolBox {
    private static final long MOST_OF_A_LOG = 2_000_000;
    private static final int HEALTH_MILLIS = 5_000;

    /**
     * What is to run.
     *
     * @param cores how many the model gets
     * @param allowed the numbers of those there are
     */
    record Plan(Path data, Weights weights, ModelProfile profile, int cores, List<Integer> allowed, LlamaCommand command) {
        Path folder() {
            return data.resolve("tutor");
        }
    }

    private final BiConsumer<String, Map<String, Object>> say;
    private final IntConsumer percent;

    SchoolBox(BiConsumer<String, Map<String, Object>> say, IntConsumer percent) {
        this.say = say;
        this.percent = percent;
    }

    /** Until this process is asked to end. @throws Refusal when it cannot be started, or never gets ready */
    void run(Plan plan) {
        List<String> prefix = new ArrayList<>(Machine.endingWithUs());
        prefix.addAll(Machine.keptOn(plan.cores(), plan.allowed()));
        List<String> line = plan.command().line(prefix);
        try (FileChannel lock = take(plan.folder())) {
            Path pidFile = plan.folder().resolve("server.pid");
            Supervisor.endLeftOver(pidFile);
            requireRoom(plan);
            say.accept("schoolbox.hashing", Map.of("file", plan.weights().file().toString()));
            String hash = plan.weights().sha256(plan.folder().resolve("weights.json"), percent);
            say.accept("schoolbox.starting", Map.of("model", plan.weights().name(), "hash", hash, "port", Integer.toString(plan.command().port()),
                "cores", plan.cores(), "log", plan.folder().resolve("llama-server.log").toString()));
            Supervisor supervisor = new Supervisor(line, pidFile, new BoundedLog(plan.folder().resolve("llama-server.log"), MOST_OF_A_LOG),
                new HealthCheck(plan.command().port(), HEALTH_MILLIS), Pauses.USUAL, listener(plan, hash));
            supervise(supervisor, LocalModel.file(plan.data()));
        } catch (IOException | UncheckedIOException failed) {
            throw new Refusal(SchoolBoxProblem.UNWRITABLE, Map.of("folder", plan.folder().toString()));
        }
    }

    private void supervise(Supervisor supervisor, Path known) throws IOException {
        Thread hook = new Thread(() -> {
            supervisor.end();
            forget(known);
            say.accept("schoolbox.ended", Map.of());
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            supervisor.run();
        } finally {
            forget(known);
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException running) {
            Thread.yield();   // it is what ended us
        }
    }

    private static void forget(Path known) {
        try {
            Files.deleteIfExists(known);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private Supervisor.Listener listener(Plan plan, String hash) {
        return new Supervisor.Listener() {
            @Override
            public void ready(long pid) {
                new LocalModel(plan.command().port(), plan.profile().id(), plan.weights().name(), hash, plan.command().atOnce()).write(LocalModel.file(plan.data()));
                say.accept("schoolbox.ready", Map.of("pid", Long.toString(pid), "port", Integer.toString(plan.command().port())));
            }

            @Override
            public void again(int exit, Duration pause) {
                say.accept("schoolbox.again", Map.of("exit", exit, "seconds", pause.toMillis() / 1000.0));
            }
        };
    }

    private void requireRoom(Plan plan) {
        if (!Machine.isFree(plan.command().port())) {
            throw new Refusal(SchoolBoxProblem.PORT_TAKEN, Map.of("port", Integer.toString(plan.command().port())));
        }
        Machine.freeMemory().ifPresent(free -> {
            long need = plan.weights().size() + plan.weights().size() / 10;
            if (free < need) {
                throw new Refusal(SchoolBoxProblem.NO_MEMORY, Map.of("need", gigabytes(need), "free", gigabytes(free)));
            }
            if (free < 2 * plan.weights().size()) {
                say.accept("schoolbox.tight", Map.of("need", gigabytes(2 * plan.weights().size()), "free", gigabytes(free)));   // weights and a copy laid out for this processor
            }
        });
    }

    private static double gigabytes(long bytes) {
        return Math.round(bytes / 1e8) / 10.0;
    }

    /** For as long as this process lives: two would end each other's model. */
    private static FileChannel take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve("one-at-a-time.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException here) {
            channel.close();
            throw new Refusal(SchoolBoxProblem.RUNNING, Map.of("folder", folder.toString()));
        }
        channel.close();
        throw new Refusal(SchoolBoxProblem.RUNNING, Map.of("folder", folder.toString()));
    }
}
