package qadam.schoolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.Ports;

/** A process that dies, falls silent, never gets ready or was left behind. */
class SupervisorTest {
    private static final Pauses QUICK = new Pauses(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(60), 3);
    private final FakeLlama fake = new FakeLlama();
    private final Path folder = Databases.folder();
    private final Path pidFile = folder.resolve("server.pid");
    private final int port = Ports.free();
    private final BoundedLog log = new BoundedLog(folder.resolve("llama-server.log"), 10_000);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Supervisor supervisor = new Supervisor(List.of(fake.program().toString(), "--host", "127.0.0.1", "--port", Integer.toString(port), "--alias", "tiny"),
        pidFile, log, new HealthCheck(port, 200), QUICK, new Supervisor.Listener() {
            @Override
            public void ready(long pid) {
                told.add("ready " + pid);
            }

            @Override
            public void again(int exit, Duration pause) {
                told.add("again " + exit + " after " + pause.toMillis());
            }
        });

    @AfterEach
    void end() {
        supervisor.end();
    }

    private String next() throws InterruptedException {
        String next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("nothing was told").isNotNull();
        return next;
    }

    private static long pid(String ready) {
        assertThat(ready).startsWith("ready ");
        return Long.parseLong(ready.substring(6));
    }

    @Test
    void a_process_that_is_killed_comes_back_with_growing_pauses() throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(supervisor::run);
        long first = pid(next());
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        assertThat(next()).isEqualTo("again 137 after 20");
        long second = pid(next());
        assertThat(second).isNotEqualTo(first);
        ProcessHandle.of(second).orElseThrow().destroyForcibly();
        assertThat(next()).isEqualTo("again 137 after 40");
        long third = pid(next());
        supervisor.end();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(ProcessHandle.of(third)).isEmpty();
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void a_process_that_falls_silent_is_ended_and_started_anew() throws InterruptedException {
        Thread.ofPlatform().start(supervisor::run);
        long first = pid(next());
        fake.mode("hang");
        String again = next();
        fake.mode("well");
        assertThat(again).startsWith("again -1 ");
        assertThat(pid(next())).isNotEqualTo(first);
        assertThat(ProcessHandle.of(first)).isEmpty();
    }

    @Test
    void a_process_that_never_gets_ready_is_given_up_with_its_last_words() {
        fake.mode("die");
        assertThatThrownBy(supervisor::run).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.problem()).isEqualTo(SchoolBoxProblem.NEVER_READY);
            assertThat(refused.values().get("lines").toString()).contains("error: cannot load the model");
        });
        assertThat(told).containsExactly("again 3 after 20", "again 3 after 40");
    }

    @Test
    void a_pause_grows_to_its_longest_and_no_further() {
        assertThat(Pauses.USUAL.before(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Pauses.USUAL.before(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Pauses.USUAL.before(1_000)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void what_an_earlier_one_left_behind_is_ended_and_nobody_else() throws Exception {
        Process left = new ProcessBuilder("sleep", "60").start();
        Child child = Child.of(left);
        new Child(child.pid(), child.began().minusSeconds(5)).write(pidFile);   // the number was given to somebody else meanwhile
        Supervisor.endLeftOver(pidFile);
        assertThat(left.isAlive()).isTrue();
        child.write(pidFile);
        Supervisor.endLeftOver(pidFile);
        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Files.writeString(pidFile, "{\"pid\": 1, \"began\": \"yesterday\"}");
        Supervisor.endLeftOver(pidFile);
        assertThat(new Child(1, Instant.EPOCH).alive()).isEmpty();
    }

    @Test
    void the_log_is_bounded_and_its_last_lines_are_kept() throws IOException {
        byte[] lines = "a line of forty signs and no more of them\n".repeat(1_000).getBytes();
        log.keep(new java.io.ByteArrayInputStream(lines));
        log.keep(new java.io.ByteArrayInputStream("\u0007the last\n".getBytes()));
        assertThat(Files.size(folder.resolve("llama-server.log"))).isLessThanOrEqualTo(10_000);
        assertThat(Files.size(folder.resolve("llama-server.log.1"))).isLessThanOrEqualTo(10_000);
        assertThat(log.lastLines()).hasSizeLessThanOrEqualTo(12).endsWith("the last");
    }
}
