package qadam.catalog.reading;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A part of a YAML file whose keys only a workbench knows, as JSON: plain values, lists and mappings, and no trick of YAML. */
final class YamlJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern BROKEN = Pattern.compile("-?\\d{1,12}\\.\\d{1,12}");

    private YamlJson() {
    }

    /** An empty object when there is none. */
    static JsonNode object(Node node, Spot at) {
        if (node == null) {
            return JSON.objectNode();
        }
        if (!(node instanceof MappingNode)) {
            at.note(Rule.VALUE_WRONG, "key", "settings", "value", "[…]");
            return JSON.objectNode();
        }
        return json(node, at, 1);
    }

    private static JsonNode json(Node node, Spot at, int depth) {
        if (node.getAnchor().isPresent() || depth > DEEPEST) {
            at.onLine(line(node, at)).note(Rule.YAML_TRICK);
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, at, depth);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(member -> array.add(json(member, at, depth + 1)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar, at);
            default -> {
                at.onLine(line(node, at)).note(Rule.YAML_TRICK);
                yield JSON.nullNode();
            }
        };
    }

    private static ObjectNode object(MappingNode mapping, Spot at, int depth) {
        ObjectNode object = JSON.objectNode();
        mapping.getValue().forEach(tuple -> {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (object.has(key)) {
                at.onLine(line(tuple.getKeyNode(), at)).note(Rule.KEY_TWICE, "key", key);
            }
            object.set(key, json(tuple.getValueNode(), at, depth + 1));
        });
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar, Spot at) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) && WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);   // as JSON reads it again
        }
        if (tag.equals(Tag.FLOAT) && BROKEN.matcher(text).matches()) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        if (!tag.equals(Tag.STR)) {
            at.onLine(line(scalar, at)).note(Rule.VALUE_WRONG, "key", "settings", "value", text);
        }
        return JSON.stringNode(text);
    }

    private static int line(Node node, Spot at) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(at.line());
    }
}
