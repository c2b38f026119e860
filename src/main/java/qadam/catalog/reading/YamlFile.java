package qadam.catalog.reading;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML into a tree that knows its lines; no objects are made, no tags obeyed, no aliases followed.
 * Keys that stand twice or are no plain words pass here, for {@link YamlMap} names their line.
 */
final class YamlFile {
    private static final int LARGEST = 512 * 1024;
    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).setCodePointLimit(LARGEST)
        .setMaxAliasesForCollections(0).setAllowDuplicateKeys(true).setAllowNonScalarKeys(true).build();

    private YamlFile() {
    }

    /** @param first the file's line on which the text begins; a text that is no mapping is noted and gives an empty one */
    static YamlMap read(String text, Spot first) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return new YamlMap(mapping, first, first.line() - 1);
            }
            first.note(Rule.YAML_BROKEN, "detail", root.isEmpty() ? "empty" : "no mapping");
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + first.line()).orElse(first.line());
            first.onLine(line).note(Rule.YAML_BROKEN, "detail", broken.getProblem());
        } catch (YamlEngineException broken) {
            first.note(Rule.YAML_BROKEN, "detail", String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        }
        return YamlMap.empty(first);
    }
}
