package qadam.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which public log is believed, and who must have witnessed it.
 *
 * @param owners who answers for each witness, by the witness's name; a witness that is missing here is the operator's own
 */
public record LogTrust(Policy policy, Map<String, Owner> owners) {
    /** @param independent whether somebody else than the log's operator holds the key */
    public record Owner(String name, boolean independent) {}

    public LogTrust {
        if (policy.logs().size() != 1) throw new IllegalArgumentException("one log expected");
    }

    /**
     * The operator's list of witnesses: {@code {"quorum": 1, "witnesses": [{"key", "address", "owner", "independent"}]}}.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static LogTrust read(NoteKey log, byte[] json) {
        try {
            var list = StrictJson.read(json);
            TrustFile.requireOnly(list, Set.of("quorum", "witnesses"));
            return LogTrustFile.read(log, list);
        } catch (Rejected e) {
            throw new IllegalArgumentException("list of witnesses: " + e.getMessage());
        }
    }

    public NoteKey key() {
        return policy.logs().getFirst();
    }

    /** The log's name, the first line of its checkpoints. */
    public String origin() {
        return key().name();
    }

    /** The checkpoint in a note that may be believed. */
    public Optional<Checkpoint> checkpoint(SignedNote note) {
        return policy.accepts(note) ? Checkpoint.read(note.text()).filter(tree -> tree.origin().equals(origin())) : Optional.empty();
    }

    /** Whether anybody but the operator has witnessed the note. */
    public boolean isIndependent(SignedNote note) {
        return policy.under(note).stream().anyMatch(witness -> owner(witness).independent());
    }

    public Owner owner(Policy.Witness witness) {
        return owners.getOrDefault(witness.key().name(), new Owner("", false));
    }

    public List<Policy.Witness> witnesses() {
        return List.copyOf(policy.witnesses().values());
    }
}
