package qadam.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others have published to try such code as ours: each must be accepted or refused as its authors say. */
public final class PublicVectors {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern BLOCK = Pattern.compile("(?m)^```\\w*\\n(.*?)^```", Pattern.DOTALL);
    private final Path root;
    private final PrintStream out;
    private int disagreed;

    private PublicVectors(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /** @return whether all agree and none of the collections was missing */
    public static boolean run(Path root, PrintStream out) throws IOException {
        var vectors = new PublicVectors(root, out);
        vectors.all("transparency-dev/merkle inclusion", "testdata/inclusion/", vectors::inclusion);
        vectors.all("transparency-dev/merkle consistency", "testdata/consistency/", vectors::consistency);
        vectors.all("Wycheproof Ed25519", "testvectors_v1/ed25519_test.json", vectors::wycheproof);
        vectors.all("C2SP signed-note, checkpoint, cosignature", "signed-note.md", vectors::signedNote);
        vectors.all("C2SP tlog-checkpoint", "tlog-checkpoint.md", vectors::checkpoint);
        return vectors.disagreed == 0;
    }

    @FunctionalInterface
    private interface Check {
        /** @return how many vectors the file holds; those that disagree are told */
        int of(Path file) throws IOException;
    }

    private void all(String name, String place, Check check) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(Files::isRegularFile).filter(file -> file.toString().replace('\\', '/').contains("/" + place)).sorted().toList();
        }
        int before = disagreed;
        int count = 0;
        for (var file : files) count += check.of(file);
        if (count == 0) disagree(name, "not found below " + root);
        out.printf("%-45s %4d vectors in %3d files, %d disagree%n", name, count, files.size(), disagreed - before);
    }

    private int inclusion(Path file) throws IOException {
        var vector = JSON.readTree(Files.readAllBytes(file));
        boolean ours = MerkleProofs.includes(bytes(vector, "leafHash"), number(vector, "leafIdx"), number(vector, "treeSize"), proof(vector), bytes(vector, "root"));
        return judge(file, ours, vector);
    }

    private int consistency(Path file) throws IOException {
        var vector = JSON.readTree(Files.readAllBytes(file));
        boolean ours = MerkleProofs.consistent(number(vector, "size1"), number(vector, "size2"), proof(vector), bytes(vector, "root1"), bytes(vector, "root2"));
        return judge(file, ours, vector);
    }

    private int judge(Path file, boolean ours, JsonNode vector) {
        if (ours == vector.get("wantErr").asBoolean()) disagree(file.toString(), vector.path("desc").asString(""));
        return 1;
    }

    private static List<byte[]> proof(JsonNode vector) {
        var proof = new ArrayList<byte[]>();
        for (var hash : vector.path("proof")) proof.add(Base64.getDecoder().decode(hash.asString()));
        return proof;
    }

    private static byte[] bytes(JsonNode vector, String name) {
        return Base64.getDecoder().decode(vector.path(name).asString(""));
    }

    /** Sizes are unsigned there; what does not fit is no size of ours. */
    private static long number(JsonNode vector, String name) {
        return vector.get(name).canConvertToLong() ? vector.get(name).longValue() : -1;
    }

    private int wycheproof(Path file) throws IOException {
        int count = 0;
        for (var group : JSON.readTree(Files.readAllBytes(file)).get("testGroups")) {
            byte[] raw = HexFormat.of().parseHex(group.get("publicKey").get("pk").asString());
            for (var test : group.get("tests")) {
                count++;
                if (verifies(raw, test) != test.get("result").asString().equals("valid")) disagree("Wycheproof " + test.get("tcId"), test.get("comment").asString());
            }
        }
        return count;
    }

    private static boolean verifies(byte[] raw, JsonNode test) {
        try {
            return Ed25519.verify(Ed25519.publicKey(raw), HexFormat.of().parseHex(test.get("msg").asString()), HexFormat.of().parseHex(test.get("sig").asString()));
        } catch (GeneralSecurityException notAKey) {
            return false;
        }
    }

    /** The document's own example: this key verifies this note. */
    private int signedNote(Path file) throws IOException {
        var blocks = BLOCK.matcher(Files.readString(file)).results().map(block -> block.group(1)).toList();
        var key = Files.readAllLines(file).stream().flatMap(line -> NoteKey.read(line).stream()).findFirst();
        var note = blocks.stream().filter(block -> block.startsWith("This is an example")).flatMap(block -> SignedNote.read(block).stream()).findFirst();
        if (key.isEmpty() || note.isEmpty() || !note.get().signedBy(List.of(key.get())).contains(key.get())) disagree(file.toString(), "the example");
        return 1;
    }

    private int checkpoint(Path file) throws IOException {
        var example = BLOCK.matcher(Files.readString(file)).results().map(block -> block.group(1)).filter(block -> block.startsWith("example.com/behind-the-sofa")).findFirst();
        if (example.flatMap(SignedNote::read).flatMap(note -> Checkpoint.read(note.text())).filter(tree -> tree.size() == 20_852_163).isEmpty()) disagree(file.toString(), "the example");
        return 1;
    }

    private void disagree(String where, String what) {
        disagreed++;
        out.println("disagrees: " + where + " " + what);
    }
}
