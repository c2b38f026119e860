package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One YAML file as places that can be written over one by one, everything around them left as its author wrote it: comments,
 * order, spaces. A place is named by the keys that lead to it, joined by slashes; a member of a list by its {@code id}, or by
 * its number when it has none. Whoever changes a file reads it again afterwards: {@link SourceTexts} compares.
 */
final class YamlTexts {
    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(0).build();

    private final String file;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException when it is none; whoever edits has checked that */
    YamlTexts(String file) {
        this.file = file;
        new Compose(SETTINGS).composeString(file).ifPresent(root -> walk("", root));
    }

    private void walk(String path, Node node) {
        if (!path.isEmpty()) {
            nodes.put(path, node);
        }
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(tuple -> walk(join(path, key(tuple)), tuple.getValueNode()));
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    Node member = sequence.getValue().get(i);
                    walk(join(path, name(member).orElse(Integer.toString(i))), member);
                }
            }
            default -> { }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
    }

    private static Optional<String> name(Node member) {
        return member instanceof MappingNode mapping ? mapping.getValue().stream().filter(tuple -> key(tuple).equals("id"))
            .map(NodeTuple::getValueNode).filter(ScalarNode.class::isInstance).map(id -> ((ScalarNode) id).getValue()).findFirst() : Optional.empty();
    }

    /** The text of every place that holds one, by its path, in the file's order. */
    Map<String, String> scalars() {
        Map<String, String> scalars = new LinkedHashMap<>();
        nodes.forEach((path, node) -> {
            if (node instanceof ScalarNode scalar) {
                scalars.put(path, scalar.getValue());
            }
        });
        return scalars;
    }

    Optional<String> find(String path) {
        return nodes.get(path) instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    boolean has(String path) {
        return nodes.containsKey(path);
    }

    /** The names of what stands in this mapping or list, in order. */
    List<String> children(String path) {
        String prefix = path.isEmpty() ? "" : path + "/";
        return nodes.keySet().stream().filter(name -> name.startsWith(prefix)).map(name -> name.substring(prefix.length()))
            .filter(name -> !name.isEmpty() && !name.contains("/")).toList();
    }

    /** The members of a list of words. */
    List<String> words(String path) {
        return nodes.get(path) instanceof SequenceNode sequence
            ? sequence.getValue().stream().filter(ScalarNode.class::isInstance).map(word -> ((ScalarNode) word).getValue()).toList() : List.of();
    }

    /** The file with another text at this place. @param text as YAML writes it, quotes and all */
    String replaced(String path, String text) {
        Node node = nodes.get(path);
        int start = start(node);
        boolean glued = start > 0 && file.charAt(start - 1) == ':';
        return file.substring(0, start) + (glued ? " " : "") + text + file.substring(end(node));
    }

    /** The file with a new key after one that stands there already in the same mapping. */
    String added(String path, String key, String text) {
        String sibling = path.substring(path.lastIndexOf('/') + 1);
        String parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        boolean flow = nodes.get(parent) instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW;
        int end = end(nodes.get(path));
        String addition = flow ? ", " + key + ": " + text : "\n" + " ".repeat(columnOf(parent, sibling)) + key + ": " + text;
        return file.substring(0, end) + addition + file.substring(end);
    }

    private int columnOf(String parent, String key) {
        return nodes.get(parent) instanceof MappingNode mapping ? mapping.getValue().stream().filter(tuple -> key(tuple).equals(key))
            .map(tuple -> tuple.getKeyNode().getStartMark().map(Mark::getColumn).orElse(0)).findFirst().orElse(0) : 0;
    }

    /** The file with the members of a list in another order. @param order their names, all of them */
    String reordered(String path, List<String> order) {
        SequenceNode list = (SequenceNode) nodes.get(path);
        List<String> names = children(path);
        List<String> pieces = list.getValue().stream().map(member -> file.substring(start(member), end(member))).toList();
        StringBuilder text = new StringBuilder(file);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Node member = list.getValue().get(i);
            text.replace(start(member), end(member), pieces.get(names.indexOf(order.get(i))));
        }
        return text.toString();
    }

    private int start(Node node) {
        return offset(node.getStartMark().orElseThrow());
    }

    /** A block's own end mark is where the next thing begins; what it says ends where its last part does. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> block && block.getFlowStyle() == FlowStyle.BLOCK && !block.getValue().isEmpty()) {
            return end(block.getValue().getLast() instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) block.getValue().getLast());
        }
        int end = offset(node.getEndMark().orElseThrow());
        int start = start(node);
        while (end > start && Character.isWhitespace(file.charAt(end - 1))) {
            end--;   // a text in many lines ends with its last letter
        }
        return end;
    }

    private int offset(Mark mark) {
        return file.offsetByCodePoints(0, mark.getIndex());
    }

    /** As YAML writes any text in one line: in double quotes (YAML 1.2.2 §7.3.1). */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, letter);
            }
        });
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int letter) {
        boolean printable = letter >= 0x20 && letter < 0x7F || letter > 0xA0 && letter != 0x2028 && letter != 0x2029 && letter != 0xFEFF
            && (letter < 0xD800 || letter > 0xDFFF) && letter < 0xFFFE;
        if (printable || letter > 0xFFFF) {
            quoted.appendCodePoint(letter);
        } else {
            quoted.append("\\u%04X".formatted(letter));
        }
    }

    static String quoted(List<String> words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add(quoted(word)));
        return "[" + String.join(", ", quoted) + "]";
    }
}
