package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import qadam.proof.Checkpoint;
import qadam.proof.HashTree;
import qadam.proof.LogTrust;
import qadam.proof.MerkleTree;
import qadam.proof.NoteKey;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** The witness by itself, as C2SP tlog-witness tells; and two of them in processes of their own, asked by the log. */
class WitnessTest {
    private static final String ORIGIN = "qadam.example/log";
    private final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    private final NoteSigner log = NoteSigner.load(ORIGIN, NoteSigner.newSecret());
    private final NoteSigner signer = NoteSigner.witness("university.example/w", NoteSigner.newSecret());
    private final Path folder = Databases.folder();
    private Witness witness = reopened();

    private Witness reopened() {
        return new Witness(Map.of(ORIGIN, log.key()), signer, new WitnessState(folder), clock);
    }

    private static MerkleTree tree(int size, String leaf) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(MerkleTree.leafHash((leaf + i).getBytes(StandardCharsets.UTF_8)));
        }
        return tree;
    }

    private SignedNote note(HashTree tree) {
        return log.sign(new Checkpoint(ORIGIN, tree.size(), tree.root()).text());
    }

    private Witness.Answer add(long old, HashTree tree) {
        return witness.add(Witnesses.request(old, tree, note(tree)));
    }

    @Test
    void it_signs_what_continues_and_a_reader_sees_when() {
        assertThat(add(0, tree(5, "a")).status()).isEqualTo(200);
        Witness.Answer answer = add(5, tree(9, "a"));
        SignedNote cosigned = note(tree(9, "a")).with(SignedNote.readLines(answer.body()).orElseThrow().getFirst());
        assertThat(cosigned.signedBy(List.of(log.key(), signer.key()))).containsExactlyInAnyOrder(log.key(), signer.key());
        assertThat(cosigned.cosignedAt(signer.key())).contains(clock.instant());
        assertThat(add(9, tree(9, "a")).status()).as("the same again").isEqualTo(200);
        assertThat(witness.newest(WitnessState.name(ORIGIN)).orElseThrow()).contains("\n9\n");
    }

    @Test
    void a_wrong_old_size_is_answered_with_the_right_one() {
        add(0, tree(5, "a"));
        assertThat(add(0, tree(9, "a"))).isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "5\n"));
        assertThat(add(6, tree(9, "a"))).isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "5\n"));
    }

    @Test
    void a_fork_is_refused_for_ever_also_after_a_restart_and_kept_as_evidence() throws IOException {
        add(0, tree(5, "a"));
        assertThat(add(5, tree(9, "b")).status()).isEqualTo(422);
        assertThat(add(5, tree(5, "b")).status()).isEqualTo(422);
        witness = reopened();
        assertThat(add(5, tree(9, "b")).status()).isEqualTo(422);
        assertThat(add(0, tree(9, "b")).status()).isEqualTo(409);
        assertThat(add(5, tree(9, "a")).status()).as("the history it knows goes on").isEqualTo(200);
        try (var evidence = Files.list(folder.resolve("evidence"))) {
            assertThat(evidence.count()).isEqualTo(2);
        }
    }

    /** Anybody has the log's newest checkpoint, and can write below it what they like. */
    @Test
    void strangers_who_make_up_proofs_do_not_fill_the_disk() throws IOException {
        add(0, tree(5, "a"));
        SignedNote nine = note(tree(9, "a"));
        for (int i = 0; i < 20; i++) {
            String proof = java.util.Base64.getEncoder().encodeToString(MerkleTree.leafHash(new byte[] {(byte) i}));
            assertThat(witness.add("old 5\n" + proof + "\n\n" + nine).status()).isEqualTo(422);
        }
        try (var evidence = Files.list(folder.resolve("evidence"))) {
            assertThat(evidence.count()).isEqualTo(1);
        }
    }

    @Test
    void each_bad_request_has_its_own_answer() {
        add(0, tree(5, "a"));
        SignedNote nine = note(tree(9, "a"));
        NoteSigner stranger = NoteSigner.load(ORIGIN, NoteSigner.newSecret());
        NoteSigner other = NoteSigner.load("other.example/log", NoteSigner.newSecret());
        assertThat(witness.add("").status()).isEqualTo(400);
        assertThat(witness.add("old 05\n\n" + nine).status()).isEqualTo(400);
        assertThat(witness.add("old 5\nnot base64\n\n" + nine).status()).isEqualTo(400);
        assertThat(witness.add("old 5\n" + "AAAA\n".repeat(64) + "\n" + nine).status()).isEqualTo(400);
        assertThat(witness.add("old 10\n\n" + nine).status()).isEqualTo(400);
        assertThat(witness.add("old 5\n\n" + stranger.sign(nine.text())).status()).isEqualTo(403);
        assertThat(witness.add("old 0\n\n" + other.sign(nine.text().replace(ORIGIN, "other.example/log"))).status()).isEqualTo(404);
        assertThat(witness.add("old 5\n\n" + nine).status()).as("no proof").isEqualTo(422);
        SignedNote flipped = SignedNote.read(nine.toString().replace("\n9\n", "\n8\n")).orElseThrow();
        assertThat(witness.add("old 5\n\n" + flipped).status()).isEqualTo(403);
    }

    /** Somebody tampered with what it has seen: better no witness than a forgetful one. */
    @Test
    void a_damaged_memory_signs_nothing() throws IOException {
        add(0, tree(5, "a"));
        Files.writeString(folder.resolve(WitnessState.name(ORIGIN)), "qadam");
        assertThatThrownBy(() -> add(0, tree(5, "a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_log_is_published_only_when_so_many_witnesses_have_signed_and_goes_on_when_one_is_away() throws Exception {
        try (var world = new LogWorld(); Running first = new Running(world, "first.example/w"); Running second = new Running(world, "second.example/w")) {
            write(world, 2, first, second);
            world.queue(20, "KZ-75");
            Published two = world.reopened().publish(Haste.USUAL).orElseThrow();
            assertThat(world.log.trust().policy().under(two.note())).hasSize(2);
            assertThat(world.log.trust().isIndependent(two.note())).isTrue();
            second.close();
            world.queue(20, "KZ-75");
            assertThatThrownBy(() -> world.log.publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                refused -> assertThat(refused.problem()).isEqualTo(LogProblem.NOT_WITNESSED));
            assertThat(world.published()).as("what is public stays").hasSize(21);
            write(world, 1, first, second);
            assertThat(world.reopened().publish(Haste.USUAL).orElseThrow().size()).isEqualTo(41);
            assertThat(world.published()).hasSize(41);
            oldCopy(world, first);
        }
    }

    /** Headers and a piece of a body, and then nothing: whoever comes after it in the list is asked all the same. */
    @Test
    @Timeout(60)
    void a_witness_that_stalls_in_its_answer_keeps_no_other_from_signing() throws IOException {
        HttpServer answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering.createContext("/add-checkpoint", exchange -> {
            byte[] body = witness.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        answering.start();
        try (StallingServer stalling = new StallingServer()) {
            NoteKey silent = NoteSigner.witness("silent.example/w", NoteSigner.newSecret()).key();
            LogTrust trust = LogTrust.read(log.key(), ("{\"quorum\":1,\"witnesses\":[" + line(silent, stalling.address()) + ","
                + line(signer.key(), "http://127.0.0.1:" + answering.getAddress().getPort()) + "]}").getBytes(StandardCharsets.UTF_8));
            SignedNote collected = new Witnesses(trust, Duration.ofSeconds(2)).collect(note(tree(3, "a")), tree(3, "a"), Optional.empty());
            assertThat(collected.cosignedAt(signer.key())).contains(clock.instant());
            assertThat(trust.policy().accepts(collected)).isTrue();
        } finally {
            answering.stop(0);
        }
    }

    /** The same key on an older database: the witness has seen more. */
    private static void oldCopy(LogWorld world, Running first) throws IOException {
        try (var copy = new LogWorld(Databases.sqlite(), Databases.folder())) {
            Files.createDirectories(copy.data.resolve("other/keys"));
            Files.copy(world.data.resolve("keys/public-log.jwk"), copy.data.resolve("other/keys/public-log.jwk"));
            try (var old = new LogWorld(Databases.sqlite(), copy.data.resolve("other"))) {
                write(old, 1, first);
                old.queue(12, "KZ-75");
                assertThatThrownBy(() -> old.reopened().publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                    refused -> assertThat(refused.problem()).isEqualTo(LogProblem.WITNESS_AHEAD));
                old.queue(60, "KZ-10");
                assertThatThrownBy(() -> old.log.publish(Haste.USUAL)).isInstanceOfSatisfying(Refusal.class,
                    refused -> assertThat(refused.problem()).isEqualTo(LogProblem.WITNESS_AHEAD));
                assertThat(old.database.read(old.log::waiting)).as("nothing was appended").isEqualTo(72);
                Files.delete(old.data.resolve("witnesses.json"));
                old.reopened().publish(Haste.USUAL);   // the operator looks away, and the fork grows beyond what the witness has seen
                write(old, 0, first);
                old.queue(12, "KZ-75");
                assertThatThrownBy(() -> old.reopened().publish(Haste.USUAL)).as("even when nobody need sign").isInstanceOfSatisfying(Refusal.class,
                    refused -> assertThat(refused.problem()).isEqualTo(LogProblem.OTHER_HISTORY));
                assertThat(old.database.read(old.log::waiting)).isEqualTo(12);
            }
        }
    }

    private static void write(LogWorld world, int quorum, Running... witnesses) throws IOException {
        List<String> list = new ArrayList<>();
        for (Running one : witnesses) {
            list.add(line(one.key, one.address));
        }
        Files.writeString(world.data.resolve("witnesses.json"), "{\"quorum\":" + quorum + ",\"witnesses\":[" + String.join(",", list) + "]}");
    }

    private static String line(NoteKey key, String address) {
        return "{\"key\":\"" + key + "\",\"address\":\"" + address + "\",\"owner\":\"University\",\"independent\":true}";
    }

    /** {@code ./qadam witness} as a process. */
    private static final class Running implements AutoCloseable {
        private static final Pattern STARTED = Pattern.compile("Witness: (\\S+)\\R(\\S+)");
        private final Process process;
        private final String address;
        private final NoteKey key;

        Running(LogWorld world, String name) throws IOException, InterruptedException {
            Path said = Databases.folder().resolve("said");
            process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "qadam.Main", "witness", "--data", Databases.folder().toString(), "--name", name,
                "--log", world.log.trust().key().toString(), "--port", "0").redirectErrorStream(true).redirectOutput(said.toFile()).start();
            Matcher started = STARTED.matcher(Files.readString(said));
            for (int i = 0; i < 1200 && !started.find(); i++) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(Files.readString(said));
                }
                Thread.sleep(50);
                started = STARTED.matcher(Files.readString(said));
            }
            started.reset();
            assertThat(started.find()).as(Files.readString(said)).isTrue();
            address = started.group(1);
            key = NoteKey.read(started.group(2)).orElseThrow();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
