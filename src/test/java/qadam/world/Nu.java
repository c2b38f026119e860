package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Nu HTML checker (W3C, npm vnu-jar) in a process of its own; gives back its errors in words, warnings apart. */
public final class Nu {
    /** To choose a whole folder: of the File and Directory Entries API (WICG), in every browser of these years, and not yet known to the checker. */
    private static final String FOLDERS = "“webkitdirectory” not allowed on element “input”";

    private Nu() {
    }

    /** @param pages HTML by a name that says which page it is */
    public static List<String> errors(Map<String, String> pages) {
        Path jar = Npm.install("nu", "vnu-jar@26.9.27").resolve("node_modules/vnu-jar/build/dist/vnu.jar");
        Path folder = Databases.folder();
        try {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(folder.resolve(page.getKey().replaceAll("[^A-Za-z0-9]+", "_") + ".html"), page.getValue());
            }
            Path report = Databases.folder().resolve("nu.json");
            Process nu = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xss2m", "-jar", jar.toString(), "--format",
                "json", "--stdout", "--exit-zero-always", "--also-check-svg", folder.toString()).redirectOutput(report.toFile()).start();
            if (nu.waitFor() != 0) {
                throw new IllegalStateException("the Nu checker did not run: " + new String(nu.getErrorStream().readAllBytes()));
            }
            return errors(new JsonMapper().readTree(Files.readString(report)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static List<String> errors(JsonNode report) {
        List<String> errors = new ArrayList<>();
        for (JsonNode message : report.get("messages")) {
            if (!message.get("type").asString().equals("info") && !message.get("message").asString().contains(FOLDERS)) {
                String url = message.path("url").asString("");
                errors.add(url.substring(url.lastIndexOf('/') + 1) + ":" + message.path("lastLine").asInt() + " "
                    + message.get("message").asString() + " " + message.path("extract").asString(""));
            }
        }
        return errors;
    }
}
