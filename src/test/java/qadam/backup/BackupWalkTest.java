package qadam.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.NewerProgram;
import qadam.world.Outbox;
import qadam.world.Server;

/** Servers in processes of their own: saved while people answer, brought back elsewhere, killed while they upgrade. */
class BackupWalkTest {
    @Test
    void a_server_that_is_answered_to_is_saved_and_goes_on_elsewhere_under_a_number_of_its_own() throws Exception {
        Path restored = Databases.folder();
        String before;
        Path file = Databases.folder().resolve("saved.zip");
        AtomicLong answered = new AtomicLong();
        long atLeast;
        long atMost;
        try (Server server = Server.process()) {
            AtomicBoolean stop = new AtomicBoolean();
            try (var pupils = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 16; i++) {
                    pupils.submit(() -> answer(new Outbox(server), stop, answered));
                }
                while (answered.get() < 300) {
                    Thread.sleep(20);
                }
                atLeast = answered.get();
                before = server.command("backup", "--to", file.toString());
                atMost = answered.get() + 16;
                stop.set(true);
            }
            assertThat(server.log()).doesNotContain("request failed", "ERROR");
            assertThat(atMost).as("answers go on while the backup is made").isGreaterThan(atLeast + 16);
        }
        try (BackupFile backup = BackupFile.open(file)) {
            assertThat(backup.shown().contents().rows().get("steps")).isBetween(atLeast, atMost);
        }
        Server other = Server.on(restored);
        String after = other.command("restore", file.toString());
        assertThat(facts(after)).isEqualTo(facts(before)).hasSizeGreaterThan(30);
        Fingerprint found = Fingerprint.of(restored);
        other.start();
        try (other) {
            String receipt = new Outbox(other).receipt(Ids.hex(Ids.version7(1_795_000_000_000L)));
            assertThat(receipt).contains("/" + Files.readString(restored.resolve("node")).strip() + "/").doesNotContain("/1/");
            assertThat(Fingerprint.of(restored).rows().get("steps")).isEqualTo(found.rows().get("steps") + 1);
        }
    }

    private static Object answer(Outbox pupil, AtomicBoolean stop, AtomicLong answered) throws Exception {
        while (!stop.get()) {
            pupil.receipt(Ids.hex(Ids.version7(1_795_000_000_000L)));
            answered.incrementAndGet();
        }
        return null;
    }

    private static List<String> facts(String printed) {
        return printed.lines().filter(line -> line.startsWith("  ") || line.startsWith("Qadam ")).toList();
    }

    @Test
    void an_upgrade_that_is_killed_is_ended_by_the_next_start_and_an_older_program_is_refused_after_it() throws Exception {
        Path backups;
        try (Server server = Server.process()) {
            new Outbox(server).receipt(Ids.hex(Ids.version7(1_795_000_000_000L)));
            server.kill();
            Fingerprint before = Fingerprint.of(server.data());
            backups = server.data().resolve("backups");
            Server newer = server.upgradedBy(NewerProgram.classes());
            Random random = new Random(5);
            for (int i = 0; i < 3; i++) {
                newer.launch();
                Thread.sleep(600 + random.nextInt(1200));
                newer.kill();
            }
            newer.start();
            newer.close();
            Fingerprint after = Fingerprint.of(server.data());
            assertThat(before.lostIn(after)).isEmpty();
            assertThat(after.steps()).isEqualTo(before.steps());
            try (var files = Files.list(backups)) {
                assertThat(files.map(file -> file.getFileName().toString())).isNotEmpty().hasSizeLessThanOrEqualTo(4)
                    .allMatch(name -> name.startsWith("before-upgrade-"));
            }
            assertThatThrownBy(server::start).hasMessageContaining("newer Qadam").hasMessageContaining("жаңарақ Qadam").hasMessageContaining("новый Qadam");
            assertThatThrownBy(() -> server.command("import", "items", qadam.world.SealedBank.write(Databases.folder()).toString(), "--exam", "ai-for-everyone"));
        }
        try (var files = Files.list(backups)) {
            Path saved = files.findFirst().orElseThrow();
            assertThat(Server.on(Databases.folder()).command("restore", saved.toString())).contains("schema");
        }
    }

    @Test
    void a_second_server_on_the_folder_is_refused_and_the_first_goes_on() throws Exception {
        try (Server first = Server.process()) {
            Server second = Server.on(first.data());
            assertThatThrownBy(second::start).hasMessageContaining("Another Qadam is using the folder");
            assertThat(new Outbox(first).receipt(Ids.hex(Ids.version7(1_795_000_000_000L)))).isNotEmpty();
            first.kill();
            second.start();   // the system has given the lock back
            second.close();
        }
    }
}
