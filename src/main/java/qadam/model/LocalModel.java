package qadam.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model of {@code ./qadam tutor}, written down in the data folder, so that {@code ./qadam run} on the same folder finds it. Only ever on loopback.
 *
 * @param hash SHA-256 of the weights in hex
 */
public record LocalModel(int port, String profile, String model, String hash, int atOnce) {
    private static final long LARGEST = 8_192;

    /** Where it is said, in a data folder. */
    public static Path file(Path data) {
        return data.resolve("tutor").resolve("model.json");
    }

    /** Written aside and moved: a reader finds a whole file or none. */
    public void write(Path file) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("port", port).put("profile", profile).put("model", model).put("hash", hash).put("atOnce", atOnce);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, json.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The server it is; empty when no such file is there or it says nonsense. */
    static Optional<ModelServer> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
            int port = json.path("port").asInt(0);
            String profile = json.path("profile").asString("");
            String model = json.path("model").asString("");
            if (port < 1 || port > 65_535 || Profiles.known().find(profile).isEmpty() || model.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(new ModelServer(URI.create("http://127.0.0.1:" + port), Optional.of(profile), Optional.of(model), Optional.empty(),
                Optional.of(json.path("hash").asString("")), json.path("atOnce").asInt(1)));
        } catch (IOException | JacksonException | IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    /** Which of these would be one address. */
    static boolean isAmong(ModelServer server, List<ModelServer> others) {
        return others.stream().anyMatch(other -> other.url().equals(server.url()));
    }
}
