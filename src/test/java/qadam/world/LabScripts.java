package qadam.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labs' scripts as they are, run by node without a browser: all but the door {@code device.js}, which wants a page. */
public final class LabScripts {
    private static final Path SCRIPTS = Path.of("src/main/web/js");

    private LabScripts() {
    }

    /** @param folder to lay the scripts into @param program of {@code src/test/node/labs} @return what it prints, as JSON */
    public static JsonNode run(Path folder, String program, String... arguments) throws IOException {
        try (var scripts = Files.newDirectoryStream(SCRIPTS, "lab-*.js")) {
            for (Path script : scripts) {
                Files.copy(script, folder.resolve(script.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("device.js"), "");
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        List<String> command = new ArrayList<>(List.of("node", Path.of("src/test/node/labs", program).toAbsolutePath().toString(), folder.toString()));
        command.addAll(List.of(arguments));
        return new JsonMapper().readTree(Command.run(folder, command));
    }
}
