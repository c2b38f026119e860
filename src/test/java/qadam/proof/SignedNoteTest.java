package qadam.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** The example in the documentation of Go's note package, from which C2SP signed-note grew. */
    private static final String NEUMANN = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String QUOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;
    private final NoteSigner office = NoteSigner.load("office.kz/log", NoteSigner.newSecret());
    private final NoteSigner witness = NoteSigner.load("university.kz/witness", NoteSigner.newSecret());

    @Test void a_foreign_note_is_verified_and_written_as_it_came() {
        var key = NoteKey.read(NEUMANN).orElseThrow();
        var note = SignedNote.read(QUOTE).orElseThrow();
        assertThat(key.toString()).isEqualTo(NEUMANN);
        assertThat(note.signedBy(List.of(key))).containsExactly(key);
        assertThat(note.toString()).isEqualTo(QUOTE);
    }

    @Test void every_changed_character_of_a_note_spoils_it() {
        var key = NoteKey.read(NEUMANN).orElseThrow();
        for (int i = 0; i < QUOTE.length(); i++) {
            var changed = QUOTE.substring(0, i) + (QUOTE.charAt(i) == 'A' ? 'B' : 'A') + QUOTE.substring(i + 1);
            assertThat(SignedNote.read(changed).filter(note -> !note.signedBy(List.of(key)).isEmpty())).as("character %d", i).isEmpty();
        }
    }

    @Test void signatures_of_strangers_are_passed_over_and_a_broken_one_of_a_known_key_spoils_the_note() {
        var note = office.sign("text\n").with(witness.sign("text\n").lines().getFirst());
        assertThat(note.signedBy(List.of(office.key()))).containsExactly(office.key());
        assertThat(note.signedBy(List.of(office.key(), witness.key()))).containsExactlyInAnyOrder(office.key(), witness.key());
        var broken = office.sign("text\n").with(witness.sign("other\n").lines().getFirst());
        assertThat(broken.signedBy(List.of(office.key()))).containsExactly(office.key());
        assertThat(broken.signedBy(List.of(office.key(), witness.key()))).isEmpty();
    }

    @Test void same_name_with_another_key_is_another_signer() {
        var impostor = NoteSigner.load("office.kz/log", NoteSigner.newSecret());
        assertThat(impostor.sign("text\n").signedBy(List.of(office.key()))).isEmpty();
    }

    @Test void text_may_have_empty_lines_and_any_letters() {
        var note = office.sign("Қадам\n\n— бұл қолтаңба емес\n\nсоңы\n");
        assertThat(SignedNote.read(note.toString()).orElseThrow().text()).isEqualTo(note.text());
        assertThat(SignedNote.read(note.toString()).orElseThrow().signedBy(List.of(office.key()))).containsExactly(office.key());
    }

    @Test void what_is_no_note_is_not_read() {
        for (var text : List.of("", "\n", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n- name AAAAAAA=\n", "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— name AAAAAAA=", "text\n\n— name not base64\n", "te\txt\n\n— name AAAAAAA=\n", "text\n\n— name AAAAAAA=\n\n"))
            assertThat(SignedNote.read(text)).as(text).isEmpty();
        assertThatThrownBy(() -> office.sign("no newline")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void what_is_no_verifier_key_is_not_read() {
        for (var word : List.of("", "++", "name", NEUMANN.replace("c74f", "c74e"), NEUMANN.replace("+AR", "+BR"), NEUMANN + "AAAA", "a b" + NEUMANN))
            assertThat(NoteKey.read(word)).as(word).isEmpty();
        assertThatThrownBy(() -> NoteSigner.load("a name", NoteSigner.newSecret())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteSigner.load("name", "{\"kty\":\"OKP\",\"d\":\"secret\"}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test void a_checkpoint_is_read_only_as_it_is_written() {
        var tree = MerkleTree.ofLeaves(List.of(new byte[] {1}));
        var text = new Checkpoint("office.kz/log", 1, tree.root(), List.of("more")).text();
        assertThat(text).startsWith("office.kz/log\n1\n").endsWith("=\nmore\n");
        assertThat(Checkpoint.read(text).map(Checkpoint::text)).contains(text);
        for (var wrong : List.of(text.replace("\n1\n", "\n01\n"), text.replace("\n1\n", "\n-1\n"), text.replace("more", ""), text.replace("=\n", "\n"),
                text.substring(1 + text.indexOf('\n')), "", "\n", "a\n1\n"))
            assertThat(Checkpoint.read(wrong)).as(wrong).isEmpty();
    }

    @Test void a_proof_is_read_only_as_it_is_written_and_holds_only_its_leaf() {
        var leaves = List.of(new byte[] {1}, new byte[] {2}, new byte[] {3});
        var tree = MerkleTree.ofLeaves(leaves);
        var note = office.sign(new Checkpoint("office.kz/log", 3, tree.root()).text());
        var text = new LogProof(Optional.of(leaves.get(1)), 1, tree.inclusionProof(1, 3), note).toString();
        var read = LogProof.read(text).orElseThrow();
        assertThat(read.holds(read.extra().orElseThrow())).isTrue();
        assertThat(read.holds(new byte[] {3})).isFalse();
        assertThat(read.toString()).isEqualTo(text);
        for (var wrong : List.of(text.replace("index 1", "index 01"), text.replace("index 1\n", ""), text.replace("@v1", "@v2"), text.replace("extra Ag==", "extra Ag"), text + "\n", ""))
            assertThat(LogProof.read(wrong)).as(wrong).isEmpty();
        assertThat(LogProof.read(text.replace("index 1", "index 2")).orElseThrow().holds(leaves.get(1))).isFalse();
    }
}
