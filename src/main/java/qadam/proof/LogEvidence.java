package qadam.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What travels beside a credential to show that it is in the log: the salt that opens its commitment, the proof or the promise. It is
 * signed by nobody; only what it shows counts.
 */
final class LogEvidence {
    static final String FORMAT = "qadam-bundle-1";
    private static final int LARGEST = 1 << 18;

    private final ObjectNode bundle;

    private LogEvidence(ObjectNode bundle) {
        this.bundle = bundle;
    }

    /** Empty for anything that is not a bundle. */
    static Optional<LogEvidence> read(byte[] bytes) {
        try {
            if (bytes.length > LARGEST) return Optional.empty();
            var bundle = StrictJson.read(bytes);
            return bundle.path("format").asString("").equals(FORMAT) ? Optional.of(new LogEvidence(bundle)) : Optional.empty();
        } catch (Rejected e) {
            return Optional.empty();
        }
    }

    /** The credential's place in the log, if the proof shows it under a checkpoint that may be believed. */
    Optional<Verdict.InLog> place(LogTrust log, String credentialHash) {
        var proof = LogProof.read(bundle.path("log").path("proof").asString(""));
        var tree = proof.flatMap(read -> log.checkpoint(read.note()));
        return tree.filter(checked -> proof.get().holds(leaf(proof.get())) && speaksOf(leaf(proof.get()), credentialHash))
                .map(checked -> found(log, proof.get(), checked));
    }

    private static Verdict.InLog found(LogTrust log, LogProof proof, Checkpoint tree) {
        var note = proof.note();
        var witnesses = log.policy().under(note);
        Optional<Instant> seen = witnesses.stream().flatMap(witness -> note.cosignedAt(witness.key()).stream()).max(Comparator.naturalOrder());
        return new Verdict.InLog(proof.index(), tree.size(), witnesses.size(), seen, log.isIndependent(note));
    }

    private static byte[] leaf(LogProof proof) {
        return proof.extra().orElse(new byte[0]);
    }

    /** Whether these are the bytes of a leaf by which this very credential was issued. */
    private boolean speaksOf(byte[] leaf, String credentialHash) {
        try {
            JsonNode read = StrictJson.read(leaf);
            return read.path("t").asString("").equals("issue") && commitment(credentialHash).filter(read.path("c").asString("")::equals).isPresent();
        } catch (Rejected e) {
            return false;
        }
    }

    /** What the log has promised of this credential. */
    Optional<Instant> promised(LogTrust log, String credentialHash) {
        return LogPromise.read(bundle.path("promise").asString(""), log.key())
                .filter(promise -> commitment(credentialHash).filter(promise.commitment()::equals).isPresent()).map(LogPromise::by);
    }

    private Optional<String> commitment(String credentialHash) {
        var salt = bundle.path("salt").asString("");
        return salt.matches("[0-9a-f]{32}") ? Optional.of(Commitment.of(HexFormat.of().parseHex(salt), credentialHash)) : Optional.empty();
    }

    /** The credential itself, when the bundle brings it along. */
    Optional<byte[]> credential() {
        var document = bundle.path("document");
        return document.isString() ? Optional.of(document.stringValue().getBytes(StandardCharsets.UTF_8)) : Optional.empty();
    }
}
