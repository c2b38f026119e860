package qadam.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import qadam.proof.LogProof;
import qadam.proof.NoteKey;
import qadam.proof.NoteSigner;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.world.Command;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.Pseudonyms;

class ReceiptsTest {
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final RecordedSteps steps = new RecordedSteps(clock, 1);
    private final NoteSigner signer = NoteSigner.load("qadam.kz/receipts", NoteSigner.newSecret());
    @TempDir
    private Path folder;

    private Receipts receipts(Database database) {
        return new Receipts(database, new Pseudonyms(), signer).following(steps);
    }

    private Receipt store(Database database, RecordedSteps record, long learner, UUID id) {
        return database.write(handle -> record.append(handle, new NewStep(learner, id, Kind.PRACTISED, Instant.parse("2026-11-23T08:59:58Z"),
            record.courseVersion(handle, "ai-for-everyone", 1), record.activity(handle, "ai-for-everyone", 1, "what-is-ai"), new byte[] {1})));
    }

    /** Stores this many steps from as many clients at once, each with its own id, and proves each. */
    private List<LogProof> storeTogether(Database database, Receipts receipts, int clients) throws Exception {
        List<Callable<LogProof>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            UUID id = Ids.version7(i);
            int learner = 1 + i % 7;
            work.add(() -> receipts.prove(store(database, steps, learner, id)));
        }
        return together(work);
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        List<T> done = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> each : clients.invokeAll(work)) {
                done.add(each.get());
            }
        }
        return done;
    }

    private ReceiptVerdict verdict(String receipt) {
        return ReceiptVerdict.of(receipt, List.of(signer.key()));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void every_step_gets_a_receipt_and_those_of_one_commit_share_its_signature(Database database) throws Exception {
        try (database) {
            List<LogProof> proofs = storeTogether(database, receipts(database), 300);
            assertThat(proofs).allSatisfy(proof -> assertThat(verdict(proof.toString())).isEqualTo(ReceiptVerdict.GENUINE));
            var commits = new TreeMap<String, Long>();
            proofs.forEach(proof -> commits.merge(proof.note().toString(), 1L, Long::sum));
            assertThat(commits.size()).isLessThan(300);
            assertThat(proofs).allSatisfy(proof ->
                assertThat(proof.checkpoint().orElseThrow().size()).isEqualTo(commits.get(proof.note().toString())));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void same_answer_sent_five_times_gets_the_same_receipt_now_and_after_a_restart(Database database) throws Exception {
        try (database) {
            Receipts receipts = receipts(database);
            storeTogether(database, receipts, 50);
            UUID id = Ids.version7(1);
            List<Callable<String>> sent = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                sent.add(() -> receipts.prove(store(database, steps, 3, id)).toString());
            }
            List<String> same = together(sent);
            storeTogether(database, receipts, 50);
            assertThat(same).containsOnly(same.getFirst());
            RecordedSteps restarted = new RecordedSteps(clock, 1);
            assertThat(new Receipts(database, new Pseudonyms(), signer).prove(store(database, restarted, 3, id))).hasToString(same.getFirst());
            Receipt found = database.read(handle -> restarted.receipt(handle, id)).orElseThrow();
            assertThat(receipts(database).prove(found)).hasToString(same.getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crash_between_commit_and_signature_loses_nothing(boolean postgresql) {
        String url = postgresql ? Databases.postgresqlUrl() : null;
        UUID id = Ids.version7(1);
        try (Database database = Database.open(url, folder)) {
            store(database, steps, 3, id);   // and nobody comes to sign it
            store(database, steps, 4, Ids.version7(2));
        }
        try (Database database = Database.open(url, folder)) {
            RecordedSteps restarted = new RecordedSteps(clock, 1);
            Receipt again = store(database, restarted, 3, id);
            assertThat(again.repeated()).isTrue();
            LogProof proof = receipts(database).prove(again);
            assertThat(verdict(proof.toString())).isEqualTo(ReceiptVerdict.GENUINE);
            assertThat(proof.checkpoint().orElseThrow().size()).isEqualTo(1);
            List<Stored> stored = database.read(handle -> restarted.of(handle, 3));
            assertThat(stored).hasSize(1);
        }
    }

    @Test
    void nodes_on_one_database_write_at_once_and_each_commit_can_be_proved_again() throws Exception {
        String url = Databases.postgresqlUrl();
        try (Database one = Database.postgresql(url); Database two = Database.postgresql(url)) {
            Receipts first = receipts(one);
            Receipts second = receipts(two);
            one.write(handle -> new StepStore().keepNode(handle, 2, clock.instant()));
            RecordedSteps other = new RecordedSteps(clock, 2);
            store(one, steps, 1, Ids.random());   // so that both know the names before they race
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                UUID id = Ids.version7(i);
                boolean even = i % 2 == 0;
                work.add(() -> List.of(id.toString(), even ? first.prove(store(one, steps, 1, id)).toString()
                    : second.prove(store(two, other, 1, id)).toString()));
            }
            for (List<String> pair : together(work)) {
                Receipt again = one.read(handle -> steps.receipt(handle, UUID.fromString(pair.getFirst()))).orElseThrow();
                assertThat(receipts(one).prove(again)).hasToString(pair.getLast());
                assertThat(verdict(pair.getLast())).isEqualTo(ReceiptVerdict.GENUINE);
            }
        }
    }

    @Test
    void a_commit_that_was_undone_leaves_no_trace_in_the_next_ones_receipts() {
        try (Database database = Databases.sqlite()) {
            assertThatThrownBy(() -> database.write(handle -> {
                steps.append(handle, new NewStep(1, Ids.random(), Kind.PRACTISED, clock.instant(), 1, 1, new byte[0]));
                throw new IllegalStateException("planted");
            })).hasMessage("planted");
            LogProof proof = receipts(database).prove(store(database, steps, 1, Ids.random()));
            assertThat(proof.checkpoint().orElseThrow().size()).isEqualTo(1);
            assertThat(verdict(proof.toString())).isEqualTo(ReceiptVerdict.GENUINE);
        }
    }

    @Test
    void every_changed_character_is_refused_by_us_and_by_a_foreign_verifier() throws Exception {
        try (Database database = Databases.sqlite()) {
            List<LogProof> proofs = storeTogether(database, receipts(database), 40);
            String receipt = proofs.stream().max((a, b) -> a.path().size() - b.path().size()).orElseThrow().toString();
            List<String> cases = new ArrayList<>(proofs.stream().map(LogProof::toString).toList());
            for (int i = 0; i < receipt.length(); i++) {
                char changed = receipt.charAt(i) == '1' ? '2' : '1';
                cases.add(receipt.substring(0, i) + changed + receipt.substring(i + 1));
            }
            List<Boolean> theirs = askNode(cases);
            for (int i = 0; i < cases.size(); i++) {
                boolean untouched = i < proofs.size();
                assertThat(verdict(cases.get(i)) == ReceiptVerdict.GENUINE).as("ours, case %d", i).isEqualTo(untouched);
                assertThat(theirs.get(i)).as("theirs, case %d", i).isEqualTo(untouched);
            }
        }
    }

    /** A verifier of some twenty lines on Node's own crypto, which shares nothing with ours. */
    private List<Boolean> askNode(List<String> cases) throws Exception {
        for (int i = 0; i < cases.size(); i++) {
            Files.writeString(Files.createDirectories(folder.resolve("cases")).resolve("%05d".formatted(i)), cases.get(i));
        }
        String printed = Command.run(Path.of("").toAbsolutePath(), List.of("node", "src/test/node/receipt/verify.mjs", signer.key().toString(),
            folder.resolve("cases").toString()));
        List<Boolean> answers = printed.lines().map(line -> line.endsWith(" yes")).toList();
        assertThat(answers).hasSameSizeAs(cases);
        return answers;
    }

    @Test
    void a_step_of_one_commit_is_not_vouched_for_by_another_nor_by_another_log_of_the_same_key() {
        try (Database database = Databases.sqlite()) {
            LogProof one = receipts(database).prove(store(database, steps, 1, Ids.random()));
            LogProof two = receipts(database).prove(store(database, steps, 1, Ids.random()));
            String mixed = new LogProof(one.extra(), one.index(), one.path(), two.note()).toString();
            assertThat(verdict(mixed)).isEqualTo(ReceiptVerdict.ALTERED);
            String text = one.note().text().replaceFirst("/receipts/1/", "/receipts/2/");
            assertThat(verdict(new LogProof(one.extra(), one.index(), one.path(), signer.sign(text)).toString())).isEqualTo(ReceiptVerdict.ALTERED);
        }
    }

    @Test
    void command_says_what_the_receipt_is_worth() throws Exception {
        try (Database database = Databases.sqlite()) {
            Receipts receipts = Receipts.open(database, new Pseudonyms(), folder, "https://qadam.kz");
            String receipt = receipts.prove(store(database, steps, 1, Ids.random())).toString();
            Path file = Files.writeString(folder.resolve("receipt"), receipt);
            Path key = Files.writeString(folder.resolve("key"), receipts.key() + "\n");
            Path altered = Files.writeString(folder.resolve("altered"), receipt.replace("index 0", "index 1"));
            NoteKey stranger = NoteSigner.load("other.kz/receipts", NoteSigner.newSecret()).key();
            Path strange = Files.writeString(folder.resolve("strange"), stranger.toString());
            assertThat(run(file, "--key", key.toString())).startsWith("0 Genuine").contains("activity: what-is-ai", "commit: qadam.kz/receipts/1/");
            assertThat(run(file, "--key", key.toString(), "--json")).startsWith("0 {\"verdict\":\"genuine\"");
            assertThat(run(file, "--key", key.toString(), "--language", "kk")).startsWith("0 Түпнұсқа");
            assertThat(run(file)).startsWith("4 ");
            assertThat(run(file, "--key", strange.toString())).startsWith("4 ");
            assertThat(run(altered, "--key", key.toString())).startsWith("5 ");
            assertThat(run(key)).startsWith("7 ");
            assertThat(run(folder.resolve("nothing"))).startsWith("2 ");
            assertThat(run(file, "--key", file.toString())).startsWith("2 ");
        }
    }

    private static String run(Path file, String... options) {
        StringWriter said = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(options));
        int code = new CommandLine(new VerifyReceipt()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said)).execute(arguments.toArray(String[]::new));
        return code + " " + said;
    }

    @Test
    void the_key_is_made_once_for_its_owner_only_and_a_lost_one_is_not_replaced() throws Exception {
        try (Database database = Databases.sqlite()) {
            NoteKey first = Receipts.open(database, new Pseudonyms(), folder, "https://qadam.kz").key();
            assertThat(Receipts.open(database, new Pseudonyms(), folder, "https://qadam.kz").key()).hasToString(first.toString());
            Path file = folder.resolve("keys/receipts.jwk");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(first.toString()).startsWith("qadam.kz/receipts+");
            Files.delete(file);
            assertThatThrownBy(() -> Receipts.open(database, new Pseudonyms(), folder, "https://qadam.kz"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RecordProblem.KEY_MISSING));
        }
    }

    @Test
    void a_receipt_tells_names_and_nothing_of_the_database() {
        try (Database database = Databases.sqlite()) {
            byte[] leaf = receipts(database).prove(store(database, steps, 5, new UUID(1, 2))).extra().orElseThrow();
            assertThat(new String(leaf, StandardCharsets.UTF_8)).isEqualTo("{\"step\":\"00000000000000010000000000000002\","
                + "\"learner\":\"00000000000000000000000000000005\",\"node\":1,\"sequence\":1,\"stored\":\"2026-11-23T09:00:00Z\","
                + "\"taken\":\"2026-11-23T08:59:58Z\",\"kind\":\"practised\",\"course\":\"ai-for-everyone@1\",\"activity\":\"what-is-ai\",\"result\":\"AQ\"}");
        }
    }

    @Test
    void two_servers_in_one_folder_never_share_a_number() {
        try (Database database = Databases.sqlite(); DataFolder ours = DataFolder.take(folder); DataFolder again = DataFolder.take(folder)) {
            int first = NodeNumber.of(database, ours, clock);
            int second = NodeNumber.of(database, again, clock);
            assertThat(second).isNotEqualTo(first);
        }
    }
}
