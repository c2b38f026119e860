package qadam.schoolbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import qadam.shared.Refusal;

/**
 * Keeps one process of the model running: starts it, looks at its health, starts it again when it dies or falls silent, with growing pauses, and ends it.
 * {@link #run} belongs to one thread, which must live as long as the process: Linux tells a child of the death of the thread that made it.
 */
final class Supervisor {
    /** What there is to tell whoever watches. */
    interface Listener {
        void ready(long pid);

        /** @param exit its exit code, or -1 when it was silent and was ended */
        void again(int exit, Duration pause);
    }

    private final List<String> command;
    private final Path pidFile;
    private final BoundedLog log;
    private final HealthCheck health;
    private final Pauses pauses;
    private final Listener listener;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile Process process;
    /** Of this kind of failure: starts one after the other. */
    private int failures;
    private boolean everReady;

    Supervisor(List<String> command, Path pidFile, BoundedLog log, HealthCheck health, Pauses pauses, Listener listener) {
        this.command = List.copyOf(command);
        this.pidFile = pidFile;
        this.log = log;
        this.health = health;
        this.pauses = pauses;
        this.listener = listener;
    }

    /** Ends what an earlier supervisor left behind, if it is still there. */
    static void endLeftOver(Path pidFile) {
        Child.read(pidFile).flatMap(Child::alive).ifPresent(Child::end);
    }

    /** Until {@link #end}. @throws Refusal when it never gets ready */
    void run() {
        try {
            while (!isEnding()) {
                start();
                int exit = watch();
                if (isEnding()) {
                    return;
                }
                failures++;
                if (!everReady && failures >= pauses.tries()) {
                    throw new Refusal(SchoolBoxProblem.NEVER_READY, Map.of("tries", failures, "lines", String.join("\n", log.lastLines())));
                }
                Duration pause = pauses.before(failures - 1);
                listener.again(exit, pause);
                rest(pause);
            }
        } finally {
            endProcess();
        }
    }

    private synchronized void start() {
        if (isEnding()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LLAMA_"));   // what it does is on its command line, where one can see it
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Child.of(process).write(pidFile);
        Process watched = process;
        Thread.ofPlatform().daemon().name("llama-log").start(() -> log.keep(watched.getInputStream()));
    }

    /** @return its exit code, or -1 when it had to be ended */
    private int watch() {
        boolean ready = false;
        long heard = System.nanoTime();
        long since = heard;
        while (!isEnding()) {
            if (!process.isAlive()) {
                return process.exitValue();
            }
            HealthCheck.Pulse pulse = health.look();
            long now = System.nanoTime();
            if (pulse == HealthCheck.Pulse.READY && !ready && process.isAlive()) {
                ready = true;
                everReady = true;
                since = now;
                listener.ready(process.pid());
            }
            failures = ready && now - since > pauses.well().toNanos() ? 0 : failures;
            heard = pulse == HealthCheck.Pulse.NONE ? heard : now;
            if (ready && now - heard > pauses.silence().toNanos()) {
                endProcess();
                return -1;
            }
            rest(ready ? pauses.look() : pauses.early());
        }
        return 0;
    }

    /** Until the time is over, the process has died, or all is to end. */
    private void rest(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        boolean alive = process.isAlive();
        try {
            while (System.nanoTime() < until && !(alive && !process.isAlive())) {
                if (ending.await(Math.min(100, Math.max(1, pause.toMillis())), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            ending.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** From any thread; returns when the process has ended. */
    void end() {
        ending.countDown();
        endProcess();
    }

    private synchronized void endProcess() {
        if (process != null && process.isAlive()) {
            Child.end(process.toHandle());
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
