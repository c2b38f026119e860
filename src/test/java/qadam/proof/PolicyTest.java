package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who must have signed a checkpoint, in the format of C2SP tlog-policy and in our trust file. */
class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private final NoteSigner log = NoteSigner.load("qadam.example/log", NoteSigner.newSecret());
    private final List<NoteSigner> witnesses = IntStream.range(0, 6).mapToObj(i -> NoteSigner.witness("w" + i + ".example", NoteSigner.newSecret())).toList();
    private final SignedNote note = log.sign(new Checkpoint("qadam.example/log", 0, new MerkleTree().root()).text());

    private String example() {
        var text = new StringBuilder("# two owners\nlog " + log.key() + "\n\n");
        for (int i = 0; i < 6; i++) text.append("witness W").append(i).append('\t').append(witnesses.get(i).key()).append(i == 0 ? " https://w0.example/x\n" : "\n");
        return text + "group X 2 W0 W1 W2\n  group Y any W3 W4 W5\ngroup both all X Y\nquorum both\n";
    }

    private SignedNote signedBy(int... numbers) {
        var signed = note;
        for (int number : numbers) signed = signed.with(witnesses.get(number).cosign(note, NOW));
        return signed;
    }

    @Test void the_specifications_example_with_two_levels_of_groups() {
        var policy = Policy.read(example());
        assertThat(policy.accepts(signedBy(0, 2, 4))).isTrue();
        assertThat(policy.accepts(signedBy(0, 1, 2))).isFalse();
        assertThat(policy.accepts(signedBy(0, 3, 4, 5))).isFalse();
        assertThat(policy.witnesses().get("W0").address()).hasValueSatisfying(address -> assertThat(address).hasHost("w0.example"));
        assertThat(Policy.read(policy.text()).accepts(signedBy(1, 2, 5))).isTrue();
        assertThat(Policy.read(policy.text()).accepts(signedBy(1, 5))).isFalse();
    }

    @Test void without_the_logs_own_signature_no_witness_helps() {
        var stranger = NoteSigner.load("qadam.example/log", NoteSigner.newSecret()).sign(note.text());
        assertThat(Policy.read("log " + log.key() + "\nquorum none\n").accepts(note)).isTrue();
        assertThat(Policy.read("log " + log.key() + "\nquorum none\n").accepts(stranger)).isFalse();
    }

    @Test void a_cosignature_holds_for_its_text_and_time_only() {
        var key = witnesses.getFirst().key();
        var line = witnesses.getFirst().cosign(note, NOW);
        assertThat(note.with(line).cosignedAt(key)).contains(NOW);
        assertThat(log.sign(new Checkpoint("qadam.example/log", 1, MerkleTree.leafHash(new byte[0])).text()).with(line).cosignedAt(key)).isEmpty();
        for (int i = 4; i < line.bytes().length; i++) {
            byte[] flipped = line.bytes().clone();
            flipped[i] ^= 1;
            assertThat(note.with(new SignedNote.Line(line.name(), flipped)).cosignedAt(key)).as("byte %d", i).isEmpty();
        }
        assertThat(NoteKey.read(key.toString())).contains(key);
        assertThatThrownBy(() -> witnesses.getFirst().sign(note.text())).isInstanceOf(IllegalStateException.class);
    }

    /** From C2SP tlog-cosignature: the example's key id is that of its name, type 0x04 and key, which the document does not tell; the form is. */
    @Test void the_specifications_checkpoint_is_read() {
        var text = """
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """;
        var read = SignedNote.read(text).orElseThrow();
        assertThat(read.toString()).isEqualTo(text);
        assertThat(NoteKey.timeOf(read.lines().get(1).signature())).contains(Instant.ofEpochSecond(1679315147));
    }

    @Test void what_is_not_a_policy_is_refused_with_its_line() {
        var key = "witness a " + witnesses.getFirst().key() + "\n";
        for (var text : List.of("", "quorum x\n", "quorum none\nquorum none\n", "log nonsense\nquorum none\n", "log " + witnesses.getFirst().key() + "\nquorum none\n",
                "witness a " + log.key() + "\nquorum a\n", key + key + "quorum a\n", key + "witness b " + witnesses.getFirst().key() + "\nquorum a\n", key + "group g 2 a\nquorum g\n",
                key + "group g 0 a\nquorum g\n", key + "group g all a a\nquorum g\n", key + "group none all a\nquorum a\n", key + "group g all later\nquorum g\n",
                key + "group g any a\ngroup h any a\nquorum h\n", "trust me\nquorum none\n", "quorum none\u0000\n", "#".repeat(70_000), key.strip() + " ftp://x\nquorum a\n"))
            assertThatThrownBy(() -> Policy.read(text)).as(text).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("policy");
    }

    @Test void a_trust_file_keeps_log_quorum_and_owners() {
        var json = """
                {"quorum": 1, "witnesses": [{"key": "%s", "address": "https://w0.example", "owner": "Университет", "independent": true},
                {"key": "%s", "owner": "Ministry", "independent": false}]}""".formatted(witnesses.get(0).key(), witnesses.get(1).key());
        var trust = LogTrust.read(log.key(), json.getBytes(StandardCharsets.UTF_8));
        var again = Trust.read(Sample.TRUST.with(trust).toJson()).log().orElseThrow();
        assertThat(again.key()).isEqualTo(log.key());
        assertThat(again.policy().accepts(signedBy(1))).isTrue();
        assertThat(again.policy().accepts(note)).isFalse();
        assertThat(again.isIndependent(signedBy(1))).isFalse();
        assertThat(again.isIndependent(signedBy(0))).isTrue();
        for (var wrong : List.of("{}", json.replace("\"quorum\": 1", "\"quorum\": 3"), json.replace("true", "\"yes\""), json.replace("https:", "file:"),
                json.replace(witnesses.get(1).key().toString(), witnesses.get(0).key().toString()), json.replace("\"owner\"", "\"woner\"")))
            assertThatThrownBy(() -> LogTrust.read(log.key(), wrong.getBytes(StandardCharsets.UTF_8))).as(wrong).isInstanceOf(IllegalArgumentException.class);
    }
}
