package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.Main;
import qadam.credential.Leaf;
import qadam.identity.Card;
import qadam.proof.Checkpoint;
import qadam.proof.SignedNote;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.world.Databases;

/** A backup is older than what was published since: a restored log stands until somebody shows that nothing is missing, and never forks. */
class RestoredLogTest {
    private static final Map<Language, String> DAY = Map.of(Language.KK, "2026 ж. 23 қараша", Language.RU, "23 ноября 2026 г.", Language.EN, "23 November 2026");
    private final StringWriter said = new StringWriter();

    private static LogWorld inOneFolder() {
        Path folder = Databases.folder();
        return new LogWorld(Database.sqlite(folder), folder);
    }

    private Path backup(LogWorld world) {
        Path file = Databases.folder().resolve("backup.zip");
        assertThat(run(world, "backup", "--data", world.data.toString(), "--to", file.toString())).isZero();
        return file;
    }

    /** Of 31 entries, while 51 stand in the log in the end. */
    private Path backupBeforeMoreWasPublished(LogWorld world) {
        world.queue(30, "KZ-75");
        world.log.publish(Haste.USUAL);
        Path backup = backup(world);
        world.queue(20, "KZ-75");
        world.log.publish(Haste.USUAL);
        return backup;
    }

    private LogWorld restored(LogWorld world, Path backup) {
        Path folder = Databases.folder().resolve("restored");
        assertThat(run(world, "restore", backup.toString(), "--data", folder.toString())).isZero();
        return new LogWorld(Database.sqlite(folder), folder);
    }

    private int resume(LogWorld world, String... how) {
        String[] all = new String[how.length + 4];
        System.arraycopy(new String[] {"log", "resume", "--data", world.data.toString()}, 0, all, 0, 4);
        System.arraycopy(how, 0, all, 4, how.length);
        return run(world, all);
    }

    private int run(LogWorld world, String... arguments) {
        said.getBuffer().setLength(0);
        PrintWriter out = new PrintWriter(said);
        var commands = Main.commandLine(world.clock);
        commands.setOut(out).setErr(out);
        commands.getSubcommands().get("log").getSubcommands().values().forEach(one -> one.setOut(out).setErr(out));
        return commands.execute(arguments);
    }

    private static void stands(LogWorld world) {
        assertThatThrownBy(() -> world.log.publish(Haste.ALL)).isInstanceOfSatisfying(Refusal.class,
            refused -> assertThat(refused.problem()).isEqualTo(LogProblem.RESTORED));
    }

    @Test
    void a_restored_log_stands_until_somebody_shows_that_nothing_is_missing() {
        try (LogWorld world = inOneFolder()) {
            world.queue(30, "KZ-75");
            world.log.publish(Haste.USUAL);
            try (LogWorld restored = restored(world, backup(world))) {
                restored.queue(20, "KZ-75");
                LogSchedule night = new LogSchedule(restored.log, restored.clock);
                night.look();
                assertThat(night.failure()).map(Refusal::problem).contains(LogProblem.RESTORED);
                night.close();
                restored.reopened();
                stands(restored);
                assertThat(restored.database.read(restored.log::waiting)).as("nothing was appended").isEqualTo(20);
                for (Language language : Language.values()) {
                    Card card = restored.database.read(handle -> restored.log.officeSection(new Texts()).card(handle, language));
                    assertThat(card.toString().replaceAll("\\h", " ")).as("the office sees why").contains("./qadam log resume", DAY.get(language));
                }
                assertThat(resume(restored, "--since", world.folder().toString())).isZero();
                assertThat(said.toString()).contains("contains all 31 entries", "the log goes on");
                restored.log.publish(Haste.USUAL);
                assertThat(restored.published()).hasSize(51).startsWith(world.published().toArray(String[]::new));
                assertThat(resume(restored, "--since", world.folder().toString())).isZero();
                assertThat(said.toString()).contains("the log does not stand");
            }
        }
    }

    /** The usual misfortune: the backup of three o'clock, and the batch of four. */
    @Test
    void what_was_published_after_the_backup_is_named_and_taken_over_from_the_logs_own_files() {
        try (LogWorld world = inOneFolder()) {
            List<Long> first = world.queue(30, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.queue(12, "KZ-10");
            Path backup = backup(world);
            world.queue(15, "KZ-63");
            world.log.publish(Haste.USUAL);
            world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), first.get(3));
            Published newest = world.log.publish(Haste.USUAL).orElseThrow();
            assertThat(newest.size()).isEqualTo(59);
            try (LogWorld restored = restored(world, backup)) {
                assertThat(resume(restored, "--since", world.folder().resolve("checkpoint").toString())).isEqualTo(1);
                assertThat(said.toString()).contains("The log had 59 entries, this database has 31: 28 entries are missing", "--take-over");
                stands(restored);
                assertThat(resume(restored, "--since", world.folder().toString(), "--take-over")).isZero();
                assertThat(said.toString()).contains("15 certificates stand in the log", "1 revocation or other word");
                restored.reopened();
                assertThat(restored.database.read(restored.log::waiting)).as("the twelve have their places").isZero();
                restored.queue(10, "KZ-75");
                restored.log.publish(Haste.USUAL);
                assertThat(restored.published()).hasSize(69).startsWith(world.published().toArray(String[]::new)).doesNotHaveDuplicates();
                Checkpoint seen = Checkpoint.read(newest.note().text()).orElseThrow();
                assertThat(new LogReader(LogSource.at(restored.folder().toString()), Optional.of(world.log.trust()), Optional.of(seen))
                    .read((index, leaf) -> { }, read -> { }).checkpoint().size()).isEqualTo(69);
            }
        }
    }

    /** Each of several equal words about one certificate finds its own place, or the next batch would say one of them again. */
    @Test
    void what_was_said_of_one_certificate_three_times_is_taken_over_in_its_order() {
        try (LogWorld world = inOneFolder()) {
            List<Long> first = world.queue(30, "KZ-75");
            world.log.publish(Haste.USUAL);
            world.queueAbout(new Leaf.Revoke("mistake", "2026-W48"), first.get(3));
            world.queueAbout(new Leaf.Reinstate(Optional.empty(), "mistake", "2026-W48"), first.get(3));
            world.queueAbout(new Leaf.Revoke("integrity", "2026-W48"), first.get(3));
            Path backup = backup(world);
            world.log.publish(Haste.USUAL);
            try (LogWorld restored = restored(world, backup)) {
                assertThat(resume(restored, "--since", world.folder().toString(), "--take-over")).isZero();
                restored.reopened();
                assertThat(restored.database.read(restored.log::waiting)).isZero();
                restored.log.publish(Haste.USUAL);
                assertThat(restored.published()).isEqualTo(world.published());
            }
        }
    }

    @Test
    void a_checkpoint_of_another_log_or_history_or_none_settles_nothing() throws IOException {
        try (LogWorld world = inOneFolder(); LogWorld stranger = inOneFolder()) {
            world.queue(30, "KZ-75");
            world.log.publish(Haste.USUAL);
            Path backup = backup(world);
            stranger.queue(30, "KZ-75");
            stranger.log.publish(Haste.USUAL);
            try (LogWorld restored = restored(world, backup); LogWorld other = restored(world, backup)) {
                resume(other, "--nothing-newer-was-published");
                other.queue(20, "KZ-10");   // the same key went on somewhere else
                other.log.publish(Haste.USUAL);
                restored.database.write(handle -> handle.execute("update log_states set restored_at = null"));   // as a copy made by hand
                restored.queue(25, "KZ-10");
                restored.log.publish(Haste.USUAL);
                Files.writeString(restored.data.resolve(DataFolder.RESTORED), "");
                restored.reopened();
                assertThat(resume(restored, "--since", other.folder().toString())).isEqualTo(1);
                assertThat(said.toString()).contains("not the beginning of the log that was published");
                assertThat(resume(restored, "--since", stranger.folder().toString())).isEqualTo(1);
                assertThat(said.toString()).contains("another log");
                assertThat(resume(restored, "--since", Files.writeString(restored.data.resolve("note"), "qadam").toString())).isEqualTo(1);
                assertThat(resume(restored, "--since", restored.data.resolve("nothing").toString())).isEqualTo(1);
                assertThat(said.toString()).contains("cannot be read: nothing");
                assertThat(resume(restored)).as("one of the two must be said").isEqualTo(2);
                stands(restored);
            }
        }
    }

    /** Another history is not taken over, and a damaged copy of the right one neither: the database stays as it was. */
    @Test
    void only_a_whole_log_that_begins_like_ours_is_taken_over() throws IOException {
        try (LogWorld world = inOneFolder()) {
            Path backup = backupBeforeMoreWasPublished(world);
            try (LogWorld restored = restored(world, backup)) {
                Path tile = world.folder().resolve("tile/entries/000.p/51");
                byte[] whole = Files.readAllBytes(tile);
                byte[] flipped = whole.clone();
                flipped[flipped.length - 5] ^= 1;
                Files.write(tile, flipped);
                assertThat(resume(restored, "--since", world.folder().toString(), "--take-over")).isEqualTo(1);
                assertThat(restored.database.read(handle -> new LogStore().state(handle)).orElseThrow().appended()).isEqualTo(31);
                stands(restored);
                Files.write(tile, whole);
                restored.database.write(handle -> handle.execute("update log_states set restored_at = null"));
                restored.queue(10, "KZ-10");
                restored.log.append(Haste.USUAL);   // appended after all, and never published
                Files.writeString(restored.data.resolve(DataFolder.RESTORED), "");
                restored.reopened();
                assertThat(resume(restored, "--since", world.folder().toString(), "--take-over")).isEqualTo(1);
                assertThat(said.toString()).contains("not the beginning of the log that was published");
            }
        }
    }

    /** Their word is taken, but not against what lies in the folder. */
    @Test
    void an_operators_word_does_not_stand_against_the_old_folder() throws IOException {
        try (LogWorld world = inOneFolder()) {
            Path backup = backupBeforeMoreWasPublished(world);
            try (LogWorld restored = restored(world, backup)) {
                Files.createDirectories(restored.folder());
                Files.copy(world.folder().resolve("checkpoint"), restored.folder().resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
                assertThat(resume(restored, "--nothing-newer-was-published")).isEqualTo(1);
                assertThat(said.toString()).contains("51 entries were published and the database has 31");
                stands(restored);
            }
        }
    }

    /** Files are made from the rows: that a folder is empty is no sign of anything. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_new_node_with_an_empty_folder_publishes_without_being_asked(Database database) throws IOException {
        try (LogWorld first = new LogWorld(database)) {
            first.queue(30, "KZ-75");
            first.log.publish(Haste.USUAL);
            Path second = Databases.folder();
            Files.createDirectories(second.resolve("keys"));
            for (String key : List.of("public-log.jwk", "person-tags-kz-2026.key")) {
                Files.copy(first.data.resolve("keys").resolve(key), second.resolve("keys").resolve(key));
            }
            LogWorld node = new LogWorld(database, second);
            node.queue(20, "KZ-75");
            node.log.publish(Haste.USUAL);
            assertThat(node.published()).hasSize(51);
            node.log.close();
        }
    }

    /** The mark outlives restarts and a backup of the restored server; a settled one is gone for good. */
    @Test
    void the_mark_is_in_every_later_copy_until_it_is_settled() {
        try (LogWorld world = inOneFolder()) {
            try (LogWorld restored = restored(world, backup(world)); LogWorld again = restored(restored, backup(restored))) {
                assertThat(restored.data.resolve(DataFolder.RESTORED)).as("the database holds it").doesNotExist();
                again.queue(20, "KZ-75");
                stands(again);
                assertThat(resume(again, "--nothing-newer-was-published")).isZero();
                again.reopened().publish(Haste.USUAL);
                assertThat(SignedNote.read(again.log.files().checkpoint().orElseThrow())).isPresent();
            }
        }
    }
}
