package qadam.world;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the scripts of the labs on a desk reckon for some seeds, run by node as the browser runs them. */
public final class LabVectors {
    private static final List<String> SEEDS = List.of("1", "4503599627370497", "9007199254740991");

    private LabVectors() {
    }

    /** @param lab a field that each vector has beside its seed: {@code decision} or {@code table} */
    public static Iterable<JsonNode> of(String lab) {
        List<String> command = new java.util.ArrayList<>(List.of("node", "--no-warnings", "src/test/node/labs/vectors.mjs"));
        command.addAll(SEEDS);
        JsonNode vectors = new JsonMapper().readTree(Command.run(Path.of("").toAbsolutePath(), command));
        if (vectors.size() != SEEDS.size() || vectors.valueStream().anyMatch(one -> !one.has(lab))) {
            throw new IllegalStateException("not what vectors.mjs prints");
        }
        return vectors;
    }
}
