package qadam.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.proof.Checkpoint;
import qadam.proof.MerkleTree;
import qadam.proof.SignedNote;
import qadam.proof.TiledTree;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** Compares a restored database with a checkpoint that somebody has kept, and lets the log go on when it holds all of it. */
final class Resumption {
    private final PublicLog log;
    private final Database database;
    private final InstantSource clock;
    private final LogStore store = new LogStore();
    private final Map<String, Long> lost = new LinkedHashMap<>();

    /** @param name of the checkpoint's file there */
    private record Place(LogSource source, String name) {
        static Place of(String where) {
            if (where.matches("https?://.*")) {
                return new Place(LogSource.at(where.replaceFirst("/checkpoint/*$", "")), LogFiles.CHECKPOINT);
            }
            Path path = Path.of(where).toAbsolutePath();
            return Files.isDirectory(path) ? new Place(LogSource.at(where), LogFiles.CHECKPOINT)
                : new Place(LogSource.at(path.getParent().toString()), path.getFileName().toString());
        }
    }

    Resumption(PublicLog log, Database database, InstantSource clock) {
        this.log = log;
        this.database = database;
        this.clock = clock;
    }

    /** By the operator's word that nothing newer was published; the folder and the witnesses are asked all the same. */
    void takeAtWord() {
        log.look();
        settle();
    }

    /**
     * @return how large the tree of the checkpoint is, which the database contains
     * @throws Refusal when it does not: nothing is changed
     */
    long compare(String where, boolean takeOver) {
        Place place = Place.of(where);
        Checkpoint seen = read(place);
        long here = database.read(store::state).orElseThrow().appended();
        if (seen.size() > here && takeOver) {
            lost.putAll(new TakeOver(log, database, clock).from(place.source()));
            return seen.size();
        }
        if (seen.size() > here) {
            throw new Refusal(LogProblem.RESUME_LOST, Map.of("theirs", seen.size(), "ours", here, "lost", seen.size() - here));
        }
        if (!Arrays.equals(root(seen.size()), seen.root())) {
            throw new Refusal(LogProblem.RESUME_OTHER_HISTORY, Map.of("size", seen.size()));
        }
        settle();
        return seen.size();
    }

    /** What is lost although the log goes on: sentences with their numbers. */
    Map<String, Long> lost() {
        return lost;
    }

    private Checkpoint read(Place place) {
        try {
            SignedNote note = place.source().read(place.name()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).flatMap(SignedNote::read)
                .orElseThrow(() -> new Refusal(LogProblem.RESUME_UNREADABLE, Map.of("what", place.name())));
            Checkpoint seen = Checkpoint.read(note.text()).orElseThrow(() -> new Refusal(LogProblem.RESUME_UNREADABLE, Map.of("what", place.name())));
            if (!seen.origin().equals(log.trust().origin()) || !note.signedBy(List.of(log.trust().key())).contains(log.trust().key())) {
                throw new Refusal(LogProblem.RESUME_OTHER_LOG, Map.of("theirs", seen.origin(), "ours", log.trust().origin()));
            }
            return seen;
        } catch (LogFault unreachable) {
            throw new Refusal(LogProblem.RESUME_UNREADABLE, Map.of("what", String.valueOf(unreachable.values().get("what"))));
        }
    }

    /** Published leaves have their tiles; those that were only appended are few. */
    private byte[] root(long size) {
        Optional<Published> latest = log.show().filter(published -> size <= published.size());
        if (latest.isPresent()) {
            return new TiledTree(latest.get().size(), log.files()).root(size);
        }
        MerkleTree tree = new MerkleTree();
        database.read(handle -> {
            store.each(handle, size, (index, line) -> tree.append(MerkleTree.leafHash(line.getBytes(StandardCharsets.UTF_8))));
            return null;
        });
        return tree.root();
    }

    private void settle() {
        database.write(handle -> {
            store.markRestored(handle, Optional.empty());
            return null;
        });
    }
}
