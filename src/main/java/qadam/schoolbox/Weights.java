package qadam.schoolbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of weights in GGUF: that it is one, its size, its name, and its SHA-256, which is computed once and remembered. */
record Weights(Path file, long size, long changed) {
    private static final int GGUF = 0x46554747;   // "GGUF", little-endian (GGUF specification, header)
    private static final int MOST_VERSION = 100;

    /** @throws Refusal when there is no such file, or it is no GGUF */
    static Weights of(Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw refused(SchoolBoxProblem.NO_WEIGHTS, file);
            }
            ByteBuffer head = ByteBuffer.wrap(head(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (head.remaining() < 8 || head.getInt() != GGUF || !isVersion(head.getInt())) {
                throw refused(SchoolBoxProblem.NOT_GGUF, file);
            }
            return new Weights(file.toAbsolutePath().normalize(), Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (IOException unreadable) {
            throw refused(SchoolBoxProblem.NO_WEIGHTS, file);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(8);
        }
    }

    private static boolean isVersion(int version) {
        return version >= 2 && version < MOST_VERSION;
    }

    private static Refusal refused(SchoolBoxProblem problem, Path file) {
        return new Refusal(problem, Map.of("file", file.toString()));
    }

    /** By which a server offers them: the file's name without its ending. */
    String name() {
        return file.getFileName().toString().replaceAll("(?i)\\.gguf$", "").replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /**
     * In hex. Remembered for this path, size and time of change.
     *
     * @param memory the file in which it is remembered
     * @param percent told how far it is
     */
    String sha256(Path memory, IntConsumer percent) {
        return remembered(memory).orElseGet(() -> {
            String hash = computed(percent);
            ObjectNode json = JsonMapper.shared().createObjectNode().put("file", file.toString()).put("size", size).put("changed", changed).put("sha256", hash);
            write(memory, json.toString());
            return hash;
        });
    }

    private Optional<String> remembered(Path memory) {
        try {
            JsonNode json = Files.isRegularFile(memory) ? JsonMapper.shared().readTree(Files.readString(memory)) : JsonMapper.shared().createObjectNode();
            boolean same = json.path("file").asString("").equals(file.toString()) && json.path("size").asLong(-1) == size && json.path("changed").asLong(-1) == changed;
            return same ? Optional.of(json.path("sha256").asString("")).filter(hash -> hash.matches("[0-9a-f]{64}")) : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private String computed(IntConsumer percent) {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 20];
            long done = 0;
            int told = -1;
            for (int read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                done += read;
                int now = (int) (100 * done / Math.max(1, size));
                if (now != told) {
                    told = now;
                    percent.accept(Math.min(100, now));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw refused(SchoolBoxProblem.NO_WEIGHTS, file);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
