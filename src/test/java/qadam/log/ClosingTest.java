package qadam.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import qadam.proof.Checkpoint;
import qadam.proof.LogTrust;
import qadam.proof.NoteSigner;
import qadam.proof.Policy;
import qadam.proof.SignedNote;
import qadam.world.Databases;

/** When a programme closes, as the server keeps it and as a stranger checks it, with a witness whose clock the test holds. */
class ClosingTest {
    private static final String FILE = "closing/kz-2026";
    private final LogWorld world = new LogWorld();
    private final NoteSigner witness = NoteSigner.witness("university.example/w", NoteSigner.newSecret());
    private HttpServer server;

    @BeforeEach
    void answer() throws IOException {
        Witness seeing = new Witness(Map.of(world.log.trust().origin(), world.log.trust().key()), witness, new WitnessState(Databases.folder()), world.clock);
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            Witness.Answer answer = seeing.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        world.close();
    }

    private void witnessed() throws IOException {
        Files.writeString(world.data.resolve("witnesses.json"), "{\"quorum\":1,\"witnesses\":[{\"key\":\"" + witness.key()
            + "\",\"address\":\"http://localhost:" + server.getAddress().getPort() + "\",\"owner\":\"University\",\"independent\":true}]}");
        world.reopened();
    }

    private void at(String moment) {
        world.clock.forward(Duration.between(world.clock.instant(), Instant.parse(moment)));
    }

    private Published publish(int leaves) {
        world.queue(leaves, "KZ-75");
        return world.log.publish(Haste.ALL).orElseThrow();
    }

    private Map<String, Long> closings() {
        return world.database.read(world.log::closings);
    }

    private LogReader reader() {
        return new LogReader(LogSource.at(world.folder().toString()), Optional.of(world.log.trust()), Optional.empty());
    }

    private void fault(LogFault.Kind kind, String what) {
        assertThatThrownBy(() -> reader().read((index, leaf) -> { }, read -> { })).isInstanceOfSatisfying(LogFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.values().get("what")).asString().contains(what);
        });
    }

    @Test
    void the_moment_is_midnight_in_almaty_after_the_fourteenth_day() {
        assertThat(Closing.moment(LocalDate.of(2026, 12, 31))).isEqualTo(Instant.parse("2027-01-14T19:00:00Z"));
    }

    /** Issued on the last day and published three days later; published on the last moment; on the fifteenth day. */
    @Test
    void the_last_checkpoint_that_was_witnessed_in_time_is_kept_before_the_first_later_one_is_shown() throws IOException {
        witnessed();
        at("2026-12-31T05:00:00Z");
        publish(10);
        at("2027-01-03T05:00:00Z");
        publish(10);
        at("2027-01-14T18:59:00Z");
        Published last = publish(10);
        assertThat(closings()).isEmpty();
        assertThat(reader().read((index, leaf) -> { }, read -> { }).closed()).isEmpty();
        at("2027-01-14T19:00:00Z");
        publish(10);
        assertThat(closings()).isEqualTo(Map.of("kz-2026", last.size()));
        LogReader reader = reader();
        assertThat(reader.read((index, leaf) -> { }, read -> { }).closed()).isEqualTo(Map.of("kz-2026", true));
        assertThat(reader.closedAt("kz-2026")).isEqualTo(31);
        assertThat(Files.readString(world.folder().resolve(FILE))).isEqualTo(last.note().toString());
        at("2027-03-01T05:00:00Z");
        publish(10);
        assertThat(closings()).as("it never changes").isEqualTo(Map.of("kz-2026", last.size()));
    }

    /** Nothing new is published any more: once in those days a witness says that it was so. */
    @Test
    void in_the_days_of_closing_the_same_tree_is_witnessed_once_more() throws IOException {
        witnessed();
        publish(10);
        Instant before = seen();
        at("2027-01-02T05:00:00Z");
        world.log.publish(Haste.USUAL);
        Instant within = seen();
        assertThat(within).isAfter(before).isEqualTo(world.clock.instant());
        at("2027-01-05T05:00:00Z");
        world.log.publish(Haste.USUAL);
        assertThat(seen()).as("once").isEqualTo(within);
        at("2027-01-20T05:00:00Z");
        world.log.publish(Haste.USUAL);
        assertThat(closings()).as("known, and shown, without a new leaf").isEqualTo(Map.of("kz-2026", 11L));
        assertThat(reader().read((index, leaf) -> { }, read -> { }).closed()).isEqualTo(Map.of("kz-2026", true));
    }

    private Instant seen() {
        return SignedNote.read(world.log.files().checkpoint().orElseThrow()).flatMap(note -> note.cosignedAt(witness.key())).orElseThrow();
    }

    @Test
    void without_witnesses_the_operators_clock_closes_and_the_answer_says_so() {
        publish(10);
        at("2027-01-15T05:00:00Z");
        publish(10);
        assertThat(closings()).isEqualTo(Map.of("kz-2026", 11L));
        assertThat(reader().read((index, leaf) -> { }, read -> { }).closed()).isEqualTo(Map.of("kz-2026", false));
    }

    @Test
    void of_a_programme_of_which_nothing_was_published_in_time_nothing_counts() throws IOException {
        witnessed();
        world.queue(10, "KZ-75");
        at("2027-02-01T05:00:00Z");
        world.log.publish(Haste.ALL);
        assertThat(closings()).isEqualTo(Map.of("kz-2026", 0L));
        LogReader reader = reader();
        reader.read((index, leaf) -> { }, read -> { });
        assertThat(reader.closedAt("kz-2026")).isZero();
    }

    @Test
    void a_forged_cut_foreign_late_or_missing_closing_checkpoint_is_named() throws IOException {
        witnessed();
        publish(10);
        at("2027-01-10T05:00:00Z");
        Published last = publish(10);
        at("2027-01-16T05:00:00Z");
        Published late = publish(10);
        NoteSigner log = NoteSigner.load(world.log.trust().origin(), Files.readString(world.data.resolve("keys/public-log.jwk")));
        Path file = world.folder().resolve(FILE);
        Files.delete(file);
        fault(LogFault.Kind.CLOSING_MISSING, FILE);
        write(file, last.note().toString().substring(0, 60));
        fault(LogFault.Kind.NOT_A_CHECKPOINT, FILE);
        write(file, last.note().toString().replace("\n21\n", "\n20\n"));
        fault(LogFault.Kind.NOT_SIGNED, FILE);
        write(file, cosigned(log.sign(new Checkpoint(log.key().name(), 21, late.root()).text()), "2027-01-10T05:00:00Z"));
        fault(LogFault.Kind.ROOT_DIFFERS, FILE);
        write(file, cosigned(log.sign(new Checkpoint(log.key().name(), 40, late.root()).text()), "2027-01-10T05:00:00Z"));
        fault(LogFault.Kind.CLOSING_SIZE, FILE);
        write(file, late.note().toString());
        fault(LogFault.Kind.CLOSING_LATE, FILE);
        write(file, log.sign(last.note().text()).toString());
        fault(LogFault.Kind.NOT_WITNESSED, FILE);
        NoteSigner other = NoteSigner.load("other.example/log", NoteSigner.newSecret());
        write(file, cosigned(other.sign(last.note().text().replace(log.key().name(), "other.example/log")), "2027-01-10T05:00:00Z"));
        fault(LogFault.Kind.OTHER_LOG, FILE);
        write(file, last.note().toString());
        write(world.folder().resolve("closing/kz-2025"), last.note().toString());
        fault(LogFault.Kind.FOREIGN_FILE, "closing/kz-2025");
        Files.delete(world.folder().resolve("closing/kz-2025"));
        assertThat(reader().read((index, leaf) -> { }, read -> { }).closed()).isEqualTo(Map.of("kz-2026", true));
    }

    /** An early signature does not make a late one early: so many as the policy asks for must be in time. */
    @Test
    void of_two_witnesses_that_must_have_signed_both_must_have_signed_in_time() {
        NoteSigner second = NoteSigner.witness("press.example/w", NoteSigner.newSecret());
        LogTrust both = new LogTrust(Policy.of(world.log.trust().key(), 2, List.of(new Policy.Witness(witness.key(), Optional.empty()),
            new Policy.Witness(second.key(), Optional.empty()))), Map.of());
        SignedNote note = publish(10).note();
        Instant moment = Closing.moment(LocalDate.of(2026, 12, 31));
        SignedNote one = note.with(witness.cosign(note, moment.minusSeconds(1)));
        assertThat(both.policy().acceptsBefore(one, moment)).isFalse();
        assertThat(both.policy().acceptsBefore(one.with(second.cosign(note, moment)), moment)).isFalse();
        assertThat(both.policy().acceptsBefore(one.with(second.cosign(note, moment.minusSeconds(1))), moment)).isTrue();
    }

    private String cosigned(SignedNote note, String moment) {
        return note.with(witness.cosign(note, Instant.parse(moment))).toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
