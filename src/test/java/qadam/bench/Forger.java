package qadam.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qadam.proof.Checkpoint;
import qadam.proof.EntryBundle;
import qadam.proof.MerkleTree;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;
import qadam.proof.Tile;
import qadam.proof.TiledTree;

/**
 * Damages a published log in one place, as chance, a careless copy, a stranger and at last the operator would, who holds every key.
 * One damage at a time; {@link #undo} makes the folder whole again.
 */
final class Forger {
    private static final String POLICY = "policy";
    private static final String CHECKPOINT = "checkpoint";
    private static final String ANY_LEAF = "leaf [0-9]+: .*";
    private static final String ROOT = "the root of the leaves is not the checkpoint's";

    private final LargeLog log;
    private final Path folder;
    private final Random random;
    private final List<Earlier> earlier;
    private final Path newest;
    private final long size;
    private final List<Path> files;
    /** Without parts of tiles that have grown since: the log is whole without those. */
    private final List<Path> needed;
    private final Map<Path, Optional<byte[]>> before = new HashMap<>();

    /** The log as it was once: its folder then, and the checkpoint that somebody kept. */
    record Earlier(Path folder, Path checkpoint, long size) {
    }

    /** What was done. @param since the checkpoint that the judges remember @param java what ours must say, a pattern @param go what the other must */
    record Damage(String where, Path folder, Path since, String java, String go) {
    }

    Forger(LargeLog log, List<Earlier> earlier, Random random) throws IOException {
        this.log = log;
        this.folder = log.folder();
        this.random = random;
        this.earlier = earlier;
        this.newest = Files.copy(folder.resolve(CHECKPOINT), log.data.resolve("seen-newest"));
        this.size = size(newest);
        try (Stream<Path> all = Files.walk(folder)) {
            this.files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Set<String> tiles = Tile.of(size).stream().map(Tile::path).collect(Collectors.toSet());
        this.needed = files.stream().filter(file -> tiles.contains(name(file)) || file.endsWith(CHECKPOINT) || file.endsWith(POLICY)).toList();
    }

    static long size(Path checkpoint) throws IOException {
        return SignedNote.read(Files.readString(checkpoint)).flatMap(note -> Checkpoint.read(note.text())).orElseThrow().size();
    }

    /** The kinds, each as often as the others. */
    enum Kind {
        BIT_IN_LEAVES, BIT_IN_TILE, BIT_IN_CHECKPOINT, BIT_IN_POLICY, FILE_DROPPED, FILE_CUT, FILES_EXCHANGED, FOREIGN_FILE, FALSE_PART_OF_A_TILE, LEAF_DROPPED,
        LEAF_DOUBLED, LEAVES_REORDERED, LEAVES_REORDERED_AND_TILES_MADE_ANEW, ROLLED_BACK, SIGNED_BY_ANOTHER_KEY, FORK_THAT_NO_WITNESS_SIGNED,
        FORK_THAT_ALL_WITNESSES_SIGNED, FORK_BY_REORDERING
    }

    Damage damage(Kind kind) throws IOException {
        return switch (kind) {
            case BIT_IN_LEAVES -> inLeaves(entries(), this::flip);
            case BIT_IN_TILE -> inTile(hashes(), this::flip);
            case BIT_IN_CHECKPOINT -> inCheckpoint(this::flip);
            case BIT_IN_POLICY -> inPolicy(this::flip);
            case FILE_DROPPED -> dropped(any(needed.stream().filter(file -> !file.endsWith(POLICY)).toList()));
            case FILE_CUT -> cut(any(needed));
            case FILES_EXCHANGED -> exchanged(random.nextBoolean() ? "entries" : "0");
            case FOREIGN_FILE -> foreign();
            case FALSE_PART_OF_A_TILE -> falsePart();
            case LEAF_DROPPED -> inLeaves(entries(), bundle -> rebuilt(bundle, leaves -> leaves.remove(random.nextInt(leaves.size()))));
            case LEAF_DOUBLED -> inLeaves(entries(), bundle -> rebuilt(bundle, this::doubled));
            case LEAVES_REORDERED -> inLeaves(entries(), bundle -> rebuilt(bundle, this::reordered));
            case LEAVES_REORDERED_AND_TILES_MADE_ANEW -> reorderedWhole();
            case ROLLED_BACK -> rolledBack();
            case SIGNED_BY_ANOTHER_KEY -> otherKey();
            case FORK_THAT_NO_WITNESS_SIGNED -> fork(this::otherPerson, false);
            case FORK_THAT_ALL_WITNESSES_SIGNED -> fork(this::otherPerson, true);
            case FORK_BY_REORDERING -> fork(this::reordered, true);
        };
    }

    /** Puts every file back. */
    void undo() throws IOException {
        for (Map.Entry<Path, Optional<byte[]>> file : before.entrySet()) {
            if (file.getValue().isPresent()) {
                Files.createDirectories(file.getKey().getParent());
                Files.write(file.getKey(), file.getValue().get());
            } else {
                Files.deleteIfExists(file.getKey());
                dropEmpty(file.getKey().getParent());
            }
        }
        before.clear();
    }

    private void dropEmpty(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            if (inside.findAny().isPresent() || directory.equals(folder)) {
                return;
            }
        }
        Files.delete(directory);
        dropEmpty(directory.getParent());
    }

    // ── one file ──

    @FunctionalInterface
    private interface Change {
        byte[] of(byte[] bytes);
    }

    private byte[] flip(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] shorter(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private Damage inLeaves(Path file, Change change) throws IOException {
        replace(file, change.of(Files.readAllBytes(file)));
        Tile tile = tile(file);
        return found(file, ours(tile), Pattern.quote(name(file)) + ": (cut|more than its leaves)|closing.*|" + ANY_LEAF + "|" + ROOT);
    }

    /** Cut, or one of its leaves, or its hashes; at the very end of the log the remembered root is looked at before those. */
    private String ours(Tile tile) {
        String indexes = IntStream.range(0, tile.width()).mapToObj(i -> Long.toString(tile.first() + i)).collect(Collectors.joining("|", "(?:", ")"));
        String atTheEnd = tile.first() + tile.width() == size ? "|history_changed " + size : "";
        String opens = tile.number() == 0 ? "|(missing|closing_[a-z]+) closing/.*" : "";   // a day or a name that is not the programme's any more
        return "cut " + Pattern.quote(tile.path()) + "|[a-z_]+ " + indexes + "|tile_differs " + Pattern.quote(new Tile(0, tile.number(), tile.width()).path()) + atTheEnd + opens;
    }

    private Damage inTile(Path file, Change change) throws IOException {
        replace(file, change.of(Files.readAllBytes(file)));
        return found(file, "tile_differs " + Pattern.quote(name(file)), Pattern.quote(name(file)) + ": differs from the leaves");
    }

    private Damage inCheckpoint(Change change) throws IOException {
        Path file = folder.resolve(CHECKPOINT);
        replace(file, change.of(Files.readAllBytes(file)));
        return found(file, "(not_a_checkpoint|other_log|not_signed|not_witnessed) .*", "checkpoint: .*");
    }

    private Damage inPolicy(Change change) throws IOException {
        Path file = folder.resolve(POLICY);
        replace(file, change.of(Files.readAllBytes(file)));
        return found(file, "policy_differs policy", "policy: .*");
    }

    private Damage dropped(Path file) throws IOException {
        remember(file);
        Files.delete(file);
        return found(file, "(missing|no_checkpoint) " + Pattern.quote(name(file)), "open .*" + Pattern.quote(name(file)) + ": no such file or directory");
    }

    private Damage cut(Path file) throws IOException {
        if (file.endsWith(CHECKPOINT)) {
            return inCheckpoint(this::shorter);
        }
        return file.endsWith(POLICY) ? inPolicy(this::shorter) : tile(file).isOfHashes() ? inTile(file, this::shorter) : inLeaves(file, this::shorter);
    }

    /** Two files of one kind change places. */
    private Damage exchanged(String level) throws IOException {
        List<Path> two = new ArrayList<>(needed.stream().filter(file -> name(file).startsWith("tile/" + level) && tile(file).isFull()).toList());
        Collections.shuffle(two, random);
        Path one = two.get(0);
        Path other = two.get(1);
        byte[] bytes = Files.readAllBytes(one);
        replace(one, Files.readAllBytes(other));
        replace(other, bytes);
        Tile first = tile(tile(one).number() < tile(other).number() ? one : other);
        String go = first.isOfHashes() ? Pattern.quote(first.path()) + ": differs from the leaves" : ANY_LEAF + "|" + ROOT;
        return found(one, first.isOfHashes() ? "tile_differs " + Pattern.quote(first.path()) : ours(first), go);
    }

    private Damage foreign() throws IOException {
        String name = List.of("README.txt", "tile/8/000", "tile/entries/12", ".DS_Store", "checkpoint.old", "tile/0/000.p/0", "tile/0/000.gz", "other/tile/0/000",
            "tile/entries/x000/001").get(random.nextInt(9));
        replace(folder.resolve(name), ("something else " + random.nextInt()).getBytes(StandardCharsets.UTF_8));
        return found(folder.resolve(name), "foreign_file " + Pattern.quote(name), Pattern.quote(name) + ": does not belong here");
    }

    /** Parts of tiles from an earlier size may lie about; one with other content would give a reader of that size another tree. */
    private Damage falsePart() throws IOException {
        Path full = any(needed.stream().filter(file -> name(file).startsWith("tile/") && tile(file).isFull()).toList());
        Tile tile = tile(full);
        Tile part = new Tile(tile.level(), tile.number(), 1 + random.nextInt(Tile.FULL - 1));
        byte[] bytes = Files.readAllBytes(full);
        byte[] beginning = tile.isOfHashes() ? Arrays.copyOf(bytes, part.width() * Tile.HASH_BYTES)
            : EntryBundle.write(EntryBundle.read(bytes, Tile.FULL).orElseThrow().subList(0, part.width()));
        replace(folder.resolve(part.path()), random.nextBoolean() ? flip(beginning) : shorter(beginning));
        return found(folder.resolve(part.path()), "tile_differs " + Pattern.quote(part.path()), Pattern.quote(part.path()) + ": is not the beginning of its tile");
    }

    // ── leaves ──

    private static byte[] rebuilt(byte[] bundle, Consumer<List<byte[]>> change) {
        List<byte[]> leaves = leaves(bundle);
        change.accept(leaves);
        return EntryBundle.write(leaves);
    }

    private static List<byte[]> leaves(byte[] bundle) {
        List<byte[]> leaves = new ArrayList<>();
        for (int at = 0; at < bundle.length; ) {
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            leaves.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return leaves;
    }

    private void doubled(List<byte[]> leaves) {
        int one = random.nextInt(leaves.size());
        leaves.set(one, leaves.get((one + 1 + random.nextInt(leaves.size() - 1)) % leaves.size()));
    }

    /** Two credentials change places, or two other leaves where a bundle has none: the count stays the same. */
    private void reordered(List<byte[]> leaves) {
        List<Integer> places = new ArrayList<>(issued(leaves).size() > 1 ? issued(leaves) : IntStream.range(0, leaves.size()).boxed().toList());
        Collections.shuffle(places, random);
        Collections.swap(leaves, places.get(0), places.get(1));
    }

    private static List<Integer> issued(List<byte[]> leaves) {
        return IntStream.range(0, leaves.size()).filter(i -> text(leaves.get(i)).startsWith("{\"t\":\"issue\"")).boxed().toList();
    }

    /** A credential passes to somebody else. */
    private void otherPerson(List<byte[]> leaves) {
        if (issued(leaves).isEmpty()) {
            reordered(leaves);
            return;
        }
        int one = any(issued(leaves));
        byte[] other = new byte[32];
        random.nextBytes(other);
        leaves.set(one, text(leaves.get(one)).replaceFirst("\"c\":\"[0-9a-f]{64}\"", "\"c\":\"" + HexFormat.of().formatHex(other) + "\"").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] leaf) {
        return new String(leaf, StandardCharsets.UTF_8);
    }

    private Damage reorderedWhole() throws IOException {
        Path file = entries();
        madeAnew(file, this::reordered);
        return found(file, "(root_differs checkpoint|history_changed " + size + "|[a-z_]+ [0-9]+)", ROOT + "|" + ANY_LEAF);
    }

    /** The tiles above a bundle, as an operator would make them. @return the root of the tree that they belong to */
    private byte[] madeAnew(Path bundle, Consumer<List<byte[]>> change) throws IOException {
        List<byte[]> leaves = leaves(Files.readAllBytes(bundle));
        change.accept(leaves);
        replace(bundle, EntryBundle.write(leaves));
        byte[] hashes = new byte[leaves.size() * Tile.HASH_BYTES];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(MerkleTree.leafHash(leaves.get(i)), 0, hashes, i * Tile.HASH_BYTES, Tile.HASH_BYTES);
        }
        Tile tile = new Tile(0, tile(bundle).number(), leaves.size());
        replace(folder.resolve(tile.path()), hashes);
        dropParts(tile(bundle));
        dropParts(tile);
        while (tile.isFull()) {
            long place = tile.number();
            Tile above = holding(tile.level() + 1, place);
            byte[] bytes = Files.readAllBytes(folder.resolve(above.path()));
            System.arraycopy(TiledTree.fold(hashes, 0, Tile.FULL), 0, bytes, (int) (place % Tile.FULL) * Tile.HASH_BYTES, Tile.HASH_BYTES);
            replace(folder.resolve(above.path()), bytes);
            dropParts(above);
            tile = above;
            hashes = bytes;
        }
        return new TiledTree(size, one -> bytes(folder.resolve(one.path()))).root();
    }

    /** What lies about from earlier sizes would give the forger away. */
    private void dropParts(Tile whole) throws IOException {
        for (Path file : files) {
            Tile tile = Tile.read(name(file)).orElse(whole);
            if (tile.level() == whole.level() && tile.number() == whole.number() && tile.width() < whole.width()) {
                remember(file);
                Files.delete(file);
            }
        }
    }

    private Tile holding(int level, long item) {
        return Tile.of(size).stream().filter(tile -> tile.level() == level && tile.number() == item / Tile.FULL).findFirst().orElseThrow();
    }

    // ── other histories ──

    /** The whole folder as it was, or only the old checkpoint above today's tiles. */
    private Damage rolledBack() throws IOException {
        Earlier then = any(earlier);
        if (random.nextBoolean()) {
            return new Damage("to " + then.size(), then.folder(), newest, "older " + then.size() + " < " + size, "the log went back from " + size + " to " + then.size() + " leaves");
        }
        replace(folder.resolve(CHECKPOINT), Files.readAllBytes(then.checkpoint()));
        return found(folder.resolve(CHECKPOINT), "older " + then.size() + " < " + size, "the log went back from " + size + " to " + then.size() + " leaves");
    }

    private Damage otherKey() throws IOException {
        SignedNote note = SignedNote.read(Files.readString(newest)).orElseThrow();
        SignedNote forged = NoteSigner.load(log.trust().origin(), NoteSigner.newSecret()).sign(note.text());
        for (SignedNote.Line line : note.lines().subList(1, note.lines().size())) {
            forged = forged.with(line);   // the witnesses' lines are right: they are of this tree
        }
        replace(folder.resolve(CHECKPOINT), forged.toString().getBytes(StandardCharsets.UTF_8));
        return found(folder.resolve(CHECKPOINT), "not_signed checkpoint", "checkpoint: .*");
    }

    /** A tree that is right in itself and signed with the log's own key: only a witness, or who has kept a checkpoint, can tell. */
    private Damage fork(Consumer<List<byte[]>> change, boolean witnessed) throws IOException {
        Path file = entries();
        byte[] root = madeAnew(file, change);
        SignedNote note = NoteSigner.load(log.trust().origin(), Files.readString(log.data.resolve("keys/public-log.jwk")))
            .sign(new Checkpoint(log.trust().origin(), size, root).text());
        for (int i = 0; i < log.witnesses.size() && witnessed; i++) {
            note = note.with(NoteSigner.witness(LargeLog.name(i), Files.readString(log.witnesses.get(i).resolve("witness.jwk"))).cosign(note, Instant.now()));
        }
        replace(folder.resolve(CHECKPOINT), note.toString().getBytes(StandardCharsets.UTF_8));
        long changed = tile(file).first() + tile(file).width();
        Earlier kept = any(Stream.concat(earlier.stream().filter(then -> then.size() >= changed), Stream.of(new Earlier(folder, newest, size))).toList());
        return witnessed ? new Damage(name(file) + ", remembered " + kept.size(), folder, kept.checkpoint(), "(history_changed " + kept.size() + "|[a-z_]+ [0-9]+)",
            "history was replaced: .*|" + ANY_LEAF) : new Damage(name(file), folder, kept.checkpoint(), "not_witnessed checkpoint", "checkpoint: not signed .*");
    }

    // ── files ──

    private Path entries() {
        return any(needed.stream().filter(file -> name(file).startsWith("tile/entries")).toList());
    }

    private Path hashes() {
        return any(needed.stream().filter(file -> name(file).matches("tile/[0-9].*")).toList());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String name(Path file) {
        return folder.relativize(file).toString();
    }

    private Tile tile(Path file) {
        return Tile.read(name(file)).orElseThrow();
    }

    private Damage found(Path file, String java, String go) {
        return new Damage(name(file), folder, newest, java, go);
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        remember(file);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void remember(Path file) throws IOException {
        if (!before.containsKey(file)) {
            before.put(file, Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
