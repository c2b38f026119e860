package qadam.log;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.proof.Checkpoint;
import qadam.proof.MerkleProofs;
import qadam.proof.MerkleTree;
import qadam.proof.NoteKey;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;

/**
 * Puts its line under checkpoints that continue what it has seen (C2SP tlog-witness v1.0.0). It keeps a checkpoint before it answers, so a
 * history that it has not seen the beginning of is refused for ever.
 */
final class Witness {
    private static final int LONGEST_PROOF = 63;

    private final Map<String, NoteKey> logs;
    private final NoteSigner signer;
    private final WitnessState state;
    private final InstantSource clock;

    record Answer(int status, String type, String body) {
        private static final String TEXT = "text/plain; charset=utf-8";

        static Answer of(int status, String words) {
            return new Answer(status, TEXT, words + "\n");
        }

        static Answer size(long size) {
            return new Answer(409, "text/x.tlog.size", size + "\n");
        }
    }

    /** @param proof base64 decoded */
    private record Request(long old, List<byte[]> proof, SignedNote note, Checkpoint checkpoint) {
    }

    Witness(Map<String, NoteKey> logs, NoteSigner signer, WitnessState state, InstantSource clock) {
        this.logs = logs;
        this.signer = signer;
        this.state = state;
        this.clock = clock;
    }

    /** One at a time: comparing with the last checkpoint and keeping the new one is one act. */
    synchronized Answer add(String body) {
        Optional<Request> read = read(body);
        if (read.isEmpty()) {
            return Answer.of(400, "not a request");
        }
        Request request = read.get();
        NoteKey key = logs.get(request.checkpoint().origin());
        if (key == null) {
            return Answer.of(404, "unknown log");
        }
        if (!request.note().signedBy(List.of(key)).contains(key)) {
            return Answer.of(403, "not signed by the log");
        }
        if (request.old() > request.checkpoint().size()) {
            return Answer.of(400, "the old size is larger than the new");
        }
        Optional<Checkpoint> known = WitnessState.checkpoint(state.find(WitnessState.name(request.checkpoint().origin())));
        long size = known.map(Checkpoint::size).orElse(0L);
        if (request.old() != size) {
            return Answer.size(size);
        }
        if (!continues(request, known)) {
            state.keepEvidence(request.checkpoint().origin(), request.note().only(List.of(key)));
            return Answer.of(422, "not a continuation of what was seen");
        }
        return sign(request, key);
    }

    private Answer sign(Request request, NoteKey log) {
        SignedNote.Line line = signer.cosign(request.note(), clock.instant());
        state.keep(request.checkpoint().origin(), request.note().only(List.of(log)).with(line));
        return new Answer(200, Answer.TEXT, line.toString());
    }

    private static boolean continues(Request request, Optional<Checkpoint> known) {
        Checkpoint fresh = request.checkpoint();
        if (fresh.size() == 0) {
            return request.proof().isEmpty() && Arrays.equals(fresh.root(), new MerkleTree().root());
        }
        return request.old() == 0 ? request.proof().isEmpty()
            : MerkleProofs.consistent(request.old(), fresh.size(), request.proof(), known.orElseThrow().root(), fresh.root());
    }

    /** The newest checkpoint of a log that it has signed. @param name the origin's hash */
    Optional<String> newest(String name) {
        return name.matches("[0-9a-f]{64}") ? state.find(name).map(SignedNote::toString) : Optional.empty();
    }

    private static Optional<Request> read(String body) {
        int parting = body.indexOf("\n\n");
        String[] lines = parting < 0 ? new String[0] : body.substring(0, parting).split("\n", -1);
        if (lines.length == 0 || lines.length > LONGEST_PROOF + 1 || !lines[0].matches("old (0|[1-9][0-9]{0,17})")) {
            return Optional.empty();
        }
        try {
            List<byte[]> proof = new ArrayList<>();
            for (String hash : Arrays.asList(lines).subList(1, lines.length)) {
                proof.add(hash(hash));
            }
            return SignedNote.read(body.substring(parting + 2)).flatMap(note -> Checkpoint.read(note.text())
                .map(checkpoint -> new Request(Long.parseLong(lines[0].substring(4)), proof, note, checkpoint)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] hash(String base64) {
        byte[] hash = Base64.getDecoder().decode(base64);
        if (hash.length != 32 || !Base64.getEncoder().encodeToString(hash).equals(base64)) {
            throw new IllegalArgumentException("not a hash");
        }
        return hash;
    }
}
