package qadam.log;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.proof.Checkpoint;
import qadam.proof.HashTree;
import qadam.proof.LogTrust;
import qadam.proof.Policy;
import qadam.proof.SignedNote;
import qadam.shared.Exchange;
import qadam.shared.Refusal;

/** Asks each witness to put its line under a checkpoint (C2SP tlog-witness v1.0.0, add-checkpoint). Only addresses of the operator's own list are asked. */
final class Witnesses {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LARGEST_ANSWER = 1 << 16;
    /** Once with the size we believe it has, then with the size it says; once more, if it has just signed for another process of ours. */
    private static final int TRIES = 3;

    private final LogTrust trust;
    private final Duration patience;

    private record Answer(int status, String body) {
    }

    Witnesses(LogTrust trust) {
        this(trust, PATIENCE);
    }

    /** @param patience for one whole answer */
    Witnesses(LogTrust trust, Duration patience) {
        this.trust = trust;
        this.patience = patience;
    }

    /**
     * The note with the lines of all that have answered.
     *
     * @param known the newest published note: whose line stands under it has its size
     * @throws Refusal when a witness knows a larger tree of ours, or another one: this database is an old copy, or has gone on apart; then nothing
     *     may be published, however few witnesses must sign
     */
    SignedNote collect(SignedNote note, HashTree tree, Optional<SignedNote> known) {
        SignedNote collected = note;
        try (Exchange exchange = new Exchange(patience, LARGEST_ANSWER)) {
            for (Policy.Witness witness : trust.witnesses()) {
                Optional<SignedNote.Line> line = witness.address().flatMap(address -> ask(exchange, witness, address, note, tree, known));
                collected = line.isPresent() ? collected.with(line.get()) : collected;
            }
        }
        return collected;
    }

    private Optional<SignedNote.Line> ask(Exchange exchange, Policy.Witness witness, URI address, SignedNote note, HashTree tree, Optional<SignedNote> known) {
        long old = known.filter(newest -> newest.cosignedAt(witness.key()).isPresent()).flatMap(newest -> Checkpoint.read(newest.text()))
            .map(Checkpoint::size).orElse(0L);
        try {
            for (int tried = 0; tried < TRIES; tried++) {
                Answer answer = post(exchange, address, request(old, tree, note));
                if (answer.status() == 422) {   // the proof is right, so what the witness has seen is not the beginning of this tree
                    LOG.error("the witness {} has seen another history of this log", witness.key().name());
                    throw new Refusal(LogProblem.OTHER_HISTORY, Map.of("witness", witness.key().name(), "theirs", old, "ours", tree.size()));
                }
                if (answer.status() != 409) {
                    return line(witness, note, answer);
                }
                old = size(answer);
                if (old > tree.size()) {
                    LOG.error("the witness {} has seen {} leaves of this log, and here are {}", witness.key().name(), old, tree.size());
                    throw new Refusal(LogProblem.WITNESS_AHEAD, Map.of("witness", witness.key().name(), "theirs", old, "ours", tree.size()));
                }
            }
        } catch (IOException | IllegalArgumentException silent) {
            LOG.warn("the witness {} does not answer: {}", witness.key().name(), silent.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    static String request(long old, HashTree tree, SignedNote note) {
        StringBuilder request = new StringBuilder("old " + old + "\n");
        List<byte[]> proof = old == 0 || old > tree.size() ? List.of() : tree.consistencyProof(old, tree.size());
        proof.forEach(hash -> request.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return request.append('\n').append(note).toString();
    }

    private static Answer post(Exchange exchange, URI address, String body) throws IOException, InterruptedException {
        URI call = URI.create(address.toString().replaceAll("/+$", "") + "/add-checkpoint");
        Exchange.Answer answer = exchange.post(call, body);
        return new Answer(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static long size(Answer answer) {
        String size = answer.body().strip();
        if (!size.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("no size in a 409");
        }
        return Long.parseLong(size);
    }

    private static Optional<SignedNote.Line> line(Policy.Witness witness, SignedNote note, Answer answer) {
        Optional<SignedNote.Line> line = answer.status() != 200 ? Optional.empty() : SignedNote.readLines(answer.body()).stream().flatMap(List::stream)
            .filter(one -> one.isOf(witness.key())).findFirst().filter(one -> note.with(one).cosignedAt(witness.key()).isPresent());
        if (line.isEmpty()) {
            LOG.warn("the witness {} did not sign: {} {}", witness.key().name(), answer.status(), answer.body().lines().findFirst().orElse(""));
        }
        return line;
    }
}
