package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.credential.Leaf;
import qadam.credential.PersonTags;
import qadam.proof.Checkpoint;
import qadam.proof.LogProof;
import qadam.proof.SignedNote;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.world.Databases;

/** From the queue to the files, whatever happens in between. */
class PublicLogTest {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void batches_become_one_log_that_a_stranger_reads(Database database) {
        try (var world = new LogWorld(database)) {
            world.log.signedWith(List.of("did:web:qadam.example#z6Mk"));
            List<Long> first = world.queue(300, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), first.get(7));
            world.queue(700, "KZ-10");
            world.log.publish(Haste.USUAL);
            List<String> lines = world.published();
            assertThat(lines).hasSize(1003);
            assertThat(lines.get(0)).startsWith("{\"t\":\"key\"");
            assertThat(lines.get(1)).startsWith("{\"t\":\"open\",\"g\":\"kz-2026@1\",\"y\":2026,\"v\":1,\"b\":\"2026-01-01\",\"e\":\"2026-12-31\",\"k\":[\"everyone\"],\"m\":[\"online\",\"supervised\"]")
                .contains("\"h\":\"" + new PersonTags(world.data, world.database, "kz-2026").keyHash() + "\"");
            long place = world.database.read(handle -> new qadam.credential.LeafQueue().find(handle, first.get(7))).index().orElseThrow();
            assertThat(lines.get(1002)).isEqualTo("{\"t\":\"revoke\",\"x\":" + place + ",\"q\":\"mistake\",\"d\":\"2026-W48\"}");
            assertThat(world.log.files().find(new qadam.proof.Tile(0, 0, 256))).isPresent();
            assertThat(world.folder().resolve("tile/0/000.p")).doesNotExist();
        }
    }

    @Test
    void every_published_leaf_is_proved_at_its_place() {
        try (var world = new LogWorld()) {
            world.queue(600, "KZ-75");
            world.log.publish(Haste.USUAL);
            List<String> lines = world.published();
            for (int index = 0; index < lines.size(); index += 37) {
                int place = index;
                var proof = world.database.read(handle -> world.log.proof(handle, place)).orElseThrow();
                assertThat(new String(proof.extra().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(lines.get(index));
                assertThat(proof.holds(proof.extra().get())).isTrue();
                assertThat(world.log.trust().checkpoint(proof.note())).isPresent();
            }
            Optional<LogProof> beyond = world.database.read(handle -> world.log.proof(handle, 601));
            assertThat(beyond).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void crash_after_append(Database database) {
        try (var world = new LogWorld(database)) {
            world.queue(20, "KZ-75");
            assertThat(world.log.append(Haste.USUAL)).isEqualTo(21);
            world.queue(10, "KZ-10");
            world.reopened().publish(Haste.USUAL);
            assertThat(world.published()).hasSize(31).doesNotHaveDuplicates();
        }
    }

    @Test
    void crash_after_integrate() {
        try (var world = new LogWorld()) {
            world.queue(300, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.queue(400, "KZ-10");
            world.log.append(Haste.USUAL);
            new Integrate(world.database, new LogStore(), world.log.files()).upTo(701);   // and here the power fails, before the checkpoint
            assertThat(world.published()).hasSize(301);
            world.reopened().publish(Haste.USUAL);
            assertThat(world.published()).hasSize(701).doesNotHaveDuplicates();
        }
    }

    @Test
    void crash_in_the_middle_of_integrating_leaves_files_that_are_made_again() throws Exception {
        try (var world = new LogWorld()) {
            world.queue(300, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.queue(400, "KZ-10");
            world.log.append(Haste.USUAL);
            new Integrate(world.database, new LogStore(), world.log.files()).upTo(701);
            Files.delete(world.folder().resolve("tile/0/001"));                              // not all of them had been written
            Files.writeString(world.folder().resolve("tile/0/001.1a2b3c4d.tmp"), "half a t");
            world.reopened().publish(Haste.USUAL);
            assertThat(world.published()).hasSize(701);
        }
    }

    @Test
    void crash_during_publish() throws Exception {
        try (var world = new LogWorld()) {
            world.queue(20, "KZ-75");
            world.log.publish(Haste.USUAL);
            String before = Files.readString(world.folder().resolve("checkpoint"));
            world.queue(20, "KZ-75");
            Published newest = world.log.publish(Haste.USUAL).orElseThrow();
            Files.writeString(world.folder().resolve("checkpoint"), before);   // kept in the database, and the file was not renamed any more
            Files.writeString(world.folder().resolve("checkpoint.00000000.tmp"), "qadam.exam");
            assertThat(world.reopened().publish(Haste.USUAL)).map(Published::size).contains(newest.size());
            assertThat(Files.readString(world.folder().resolve("checkpoint"))).isEqualTo(newest.note().toString());
            assertThat(world.published()).hasSize(41);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void two_publishers(Database database) throws Exception {
        try (var world = new LogWorld(database); var threads = Executors.newFixedThreadPool(4)) {
            List<PublicLog> logs = List.of(world.log, world.reopened(), world.reopened(), world.reopened());
            for (int round = 0; round < 3; round++) {
                world.queue(30, "KZ-75");
                List<Callable<Object>> publishers = new ArrayList<>();
                logs.forEach(log -> publishers.add(() -> publishOrGiveUp(log)));
                for (Future<Object> one : threads.invokeAll(publishers)) {
                    one.get();
                }
            }
            world.log.publish(Haste.ALL);
            assertThat(world.published()).hasSize(91).doesNotHaveDuplicates();
        }
    }

    /** As the server's look of each minute beside a command: the folder's checkpoint never goes back. */
    @Test
    void two_who_show_one_folder_never_write_an_older_checkpoint_over_a_newer() throws Exception {
        try (var world = new LogWorld(); var thread = Executors.newSingleThreadExecutor()) {
            world.queue(20, "KZ-75");
            world.log.publish(Haste.USUAL);
            PublicLog beside = world.reopened();
            AtomicLong newest = new AtomicLong(21);
            AtomicBoolean done = new AtomicBoolean();
            Future<Object> looking = thread.submit(() -> {
                while (!done.get()) {
                    beside.show();
                    long published = newest.get();
                    assertThat(beside.files().size()).isGreaterThanOrEqualTo(published);
                }
                return null;
            });
            for (int i = 0; i < 30 && !looking.isDone(); i++) {
                world.log.appendOwn(new Leaf.Key("did:web:qadam.example#z6Mk" + i, "2026-W48"));
                newest.set(world.log.publishAppended().orElseThrow().size());
                assertThat(world.log.files().size()).isGreaterThanOrEqualTo(newest.get());
            }
            done.set(true);
            looking.get();
            assertThat(world.published()).hasSize(51);
        }
    }

    /** The writer takes some tenths of a second of it at once, whatever has gathered: learners write beside. */
    @Test
    void many_words_about_leaves_are_written_in_pieces_and_in_their_order() {
        try (var world = new LogWorld()) {
            List<Long> issued = world.queue(2_700, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), issued);
            world.queueAbout(new Leaf.Reinstate(Optional.empty(), "mistake", "2026-W48"), issued);
            world.database.write(handle -> handle.execute("create trigger full before insert on log_leaves when new.position > 8000 begin select raise(abort, 'cut off'); end"));
            assertThatThrownBy(() -> world.log.publish(Haste.USUAL)).isNotInstanceOf(Refusal.class);
            assertThat(world.database.read(new LogStore()::state).orElseThrow().appended()).as("the first piece is written").isEqualTo(2_701 + Batch.LARGEST_PART);
            world.database.write(handle -> handle.execute("drop trigger full"));
            world.log.publish(Haste.USUAL);
            List<String> lines = world.published();
            assertThat(lines).hasSize(2_701 + 5_400);
            Map<Long, String> said = new HashMap<>();
            lines.subList(2_701, lines.size()).stream().map(line -> (Leaf.About) Leaf.read(line))
                .forEach(leaf -> said.merge(leaf.index().orElseThrow(), leaf.getClass().getSimpleName(), (first, then) -> first + " " + then));
            assertThat(said).hasSize(2_700);
            assertThat(said.values()).containsOnly("Revoke Reinstate");
        }
    }

    /** Whoever comes too late is told so; that is no fault. */
    private static Object publishOrGiveUp(PublicLog log) {
        try {
            return log.publish(Haste.USUAL);
        } catch (Refusal refused) {
            assertThat(refused.problem()).isEqualTo(LogProblem.OVERTAKEN);
            return refused;
        }
    }

    @Test
    void disk_full(@TempDir Path disk) throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", disk.toString()), "needs root to mount a small disk");
        try (var world = new LogWorld()) {
            Files.createSymbolicLink(world.folder(), disk);
            world.queue(400, "KZ-75");
            assertThatThrownBy(() -> world.log.publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                refused -> assertThat(refused.problem()).isEqualTo(LogProblem.UNWRITABLE));
            assertThat(disk.resolve("checkpoint")).doesNotExist();
            assertThat(run("mount", "-o", "remount,size=1m", disk.toString())).isTrue();   // somebody makes room
            world.log.publish(Haste.USUAL);
            assertThat(world.published()).hasSize(401);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }

    @Test
    void clock_going_back() {
        try (var world = new LogWorld()) {
            world.queue(20, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.clock.forward(Duration.ofDays(-400));
            world.queue(20, "KZ-75");
            world.queue(3, "KZ-10");
            assertThat(world.log.publish(Haste.USUAL)).map(Published::size).contains(41L);
            world.clock.forward(Duration.ofDays(407));
            assertThat(world.log.publish(Haste.USUAL)).map(Published::size).contains(44L);
            assertThat(world.published()).hasSize(44).doesNotHaveDuplicates();
        }
    }

    @Test
    void lost_key_file() throws Exception {
        try (var world = new LogWorld()) {
            world.queue(20, "KZ-75");
            world.log.publish(Haste.USUAL);
            Path key = world.data.resolve("keys/public-log.jwk");
            byte[] kept = Files.readAllBytes(key);
            Files.delete(key);
            world.queue(20, "KZ-75");
            assertThatThrownBy(() -> PublicLog.open(world.database, world.data, world.clock)).isInstanceOfSatisfying(Refusal.class,
                refused -> assertThat(refused.problem()).isEqualTo(LogProblem.KEY_MISSING));
            assertThat(key).doesNotExist();
            Files.write(key, kept);
            world.reopened().publish(Haste.USUAL);
            assertThat(world.published()).hasSize(41);
        }
    }

    /** The folder remembers what was published; a database that knows less is an old copy. */
    @Test
    void an_older_database_never_publishes_over_newer_files() {
        try (var world = new LogWorld(); var older = new LogWorld(Databases.sqlite(), world.data)) {
            world.queue(30, "KZ-75");
            world.log.publish(Haste.USUAL);
            older.queue(20, "KZ-75");
            assertThatThrownBy(() -> older.log.publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                refused -> assertThat(refused.problem()).isEqualTo(LogProblem.WENT_BACK));
            assertThat(world.published()).hasSize(31);
        }
    }

    /** As when a dump of PostgreSQL comes back beside the folder of a node: the files know more, and growing does not hide it. */
    @Test
    void an_older_database_does_not_grow_until_it_looks_newer_than_the_files() {
        try (var world = new LogWorld(); var older = new LogWorld(Databases.sqlite(), world.data)) {
            world.queue(30, "KZ-75");
            world.log.publish(Haste.USUAL);
            for (int day = 0; day < 3; day++) {
                older.queue(20, "KZ-75");
                assertThatThrownBy(() -> older.log.publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                    refused -> assertThat(refused.problem()).isEqualTo(LogProblem.WENT_BACK));
            }
            assertThat(older.database.read(older.log::waiting)).as("nothing was appended").isEqualTo(60);
            assertThat(world.published()).hasSize(31);
        }
    }

    @Test
    void files_of_another_history_stop_the_log() throws Exception {
        try (var world = new LogWorld()) {
            world.queue(20, "KZ-75");
            world.log.publish(Haste.USUAL);
            Path tile = world.folder().resolve("tile/0/000.p/21");
            byte[] bytes = Files.readAllBytes(tile);
            bytes[3] ^= 1;
            Files.write(tile, bytes);
            world.queue(20, "KZ-75");
            assertThatThrownBy(() -> world.log.publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                refused -> assertThat(refused.problem()).isEqualTo(LogProblem.FORKED));
        }
    }

    @Test
    void a_promise_is_broken_after_seven_days_and_kept_before() {
        try (var world = new LogWorld()) {
            world.queue(3, "KZ-75");
            world.clock.forward(Duration.ofDays(7));
            assertThat(world.database.read(world.log::brokenPromise)).isEmpty();
            world.clock.forward(Duration.ofSeconds(1));
            assertThat(world.database.read(world.log::brokenPromise)).isPresent();
            world.log.publish(Haste.USUAL);
            assertThat(world.database.read(world.log::brokenPromise)).isEmpty();
        }
    }

    @Test
    void the_night_publishes_what_is_due_and_says_why_when_it_cannot() throws Exception {
        try (var world = new LogWorld()) {
            world.queue(3, "KZ-75");
            LogSchedule schedule = new LogSchedule(world.log, world.clock);
            schedule.look();
            assertThat(world.database.read(world.log::latest)).isEmpty();
            world.clock.forward(Duration.ofDays(6).plusSeconds(1));
            Files.writeString(world.folder().resolveSibling("log"), "in the way");
            schedule.look();
            assertThat(schedule.failure()).map(Refusal::problem).contains(LogProblem.UNWRITABLE);
            Files.delete(world.folder());
            world.clock.forward(Duration.ofMinutes(11));
            schedule.look();
            assertThat(schedule.failure()).isEmpty();
            assertThat(world.published()).hasSize(4).last().asString().contains("\"r\":\"KZ\",\"d\":\"2026-11\"");
            schedule.close();
        }
    }

    /** The nightly look comes at another second each day, and one night nothing can be published. */
    @Test
    void the_seven_days_are_kept_although_looks_drift_and_a_night_fails() throws Exception {
        try (var world = new LogWorld()) {
            world.queue(12, "KZ-10");
            LogSchedule schedule = new LogSchedule(world.log, world.clock);
            schedule.look();
            Instant batch = world.clock.instant();
            world.clock.forward(Duration.ofSeconds(20));
            world.queue(3, "KZ-75");   // a moment after it
            for (int day = 1; day <= 7; day++) {
                Instant look = batch.plus(Duration.ofDays(day)).plusSeconds(day == 7 ? 30 : 10);
                world.clock.forward(Duration.between(world.clock.instant(), look));
                assertThat(world.database.read(world.log::brokenPromise)).as("before the look of day " + day).isEmpty();
                if (day != 5) {
                    schedule.look();
                }
            }
            assertThat(world.published()).hasSize(16);
            schedule.close();
        }
    }

    /** Else the order would tell in which order the office has worked. */
    @Test
    void revocations_are_shuffled_too_and_what_is_said_of_one_leaf_stays_in_its_order() {
        try (var world = new LogWorld()) {
            List<Long> issued = world.queue(60, "KZ-75");
            world.log.publish(Haste.USUAL);
            issued.forEach(number -> world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), number));
            world.queueAbout(new Leaf.Reinstate(Optional.empty(), "mistake", "2026-W48"), issued.get(5));
            world.log.publish(Haste.USUAL);
            List<String> lines = world.published();
            long taken = world.database.read(handle -> new qadam.credential.LeafQueue().find(handle, issued.get(5))).index().orElseThrow();
            List<Long> spoken = lines.subList(61, 122).stream().map(line -> ((Leaf.About) Leaf.read(line)).index().orElseThrow()).toList();
            List<Long> queued = world.database.read(handle -> issued.stream().map(number -> new qadam.credential.LeafQueue().find(handle, number).index().orElseThrow()).toList());
            assertThat(spoken.stream().distinct().toList()).isNotEqualTo(queued).containsExactlyInAnyOrderElementsOf(queued);
            assertThat(lines.stream().filter(line -> line.contains("\"x\":" + taken + ",")).map(line -> line.substring(6, 12)).toList()).containsExactly("revoke", "reinst");
        }
    }

    /** No trust rests on it, but the next reader may take the log's keys from there. */
    @Test
    void a_policy_file_that_is_damaged_or_of_another_log_is_found() throws IOException {
        try (var world = new LogWorld(); var other = new LogWorld()) {
            world.queue(10, "KZ-75");
            world.log.publish(Haste.USUAL);
            other.queue(10, "KZ-75");
            other.log.publish(Haste.USUAL);
            Path policy = world.folder().resolve("policy");
            byte[] right = Files.readAllBytes(policy);
            for (int i = 0; i < right.length; i++) {
                byte[] flipped = right.clone();
                flipped[i] ^= (byte) (1 << i % 8);
                Files.write(policy, flipped);
                assertThatThrownBy(world::published).isInstanceOfSatisfying(LogFault.class, fault -> assertThat(fault.kind()).isEqualTo(LogFault.Kind.POLICY_DIFFERS));
            }
            Files.copy(other.folder().resolve("policy"), policy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(world::published).isInstanceOf(LogFault.class);
            Files.delete(policy);
            assertThat(world.published()).as("who has the keys from elsewhere needs no such file").hasSize(11);
            Files.write(policy, right);
            assertThat(world.published()).hasSize(11);
        }
    }

    @Test
    void a_kept_checkpoint_shows_that_history_was_replaced() {
        try (var world = new LogWorld(); var forger = new LogWorld()) {
            world.queue(30, "KZ-75");
            Checkpoint seen = checkpoint(world.log.publish(Haste.USUAL).orElseThrow().note());
            forger.queue(40, "KZ-75");
            forger.log.publish(Haste.USUAL);
            LogReader reader = new LogReader(LogSource.at(forger.folder().toString()), Optional.of(forger.log.trust()), Optional.of(seen));
            assertThatThrownBy(() -> reader.read((index, leaf) -> { }, read -> { })).isInstanceOfSatisfying(LogFault.class,
                fault -> assertThat(fault.kind()).isEqualTo(LogFault.Kind.HISTORY_CHANGED));
        }
    }

    private static Checkpoint checkpoint(SignedNote note) {
        return Checkpoint.read(note.text()).orElseThrow();
    }
}
