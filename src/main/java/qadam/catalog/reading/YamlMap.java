package qadam.catalog.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import qadam.shared.Language;
import qadam.shared.Localized;

/**
 * One mapping of a YAML file. Asking for a value notes what is wrong with it and gives something harmless instead, so that
 * one reading finds every mistake; {@link #noOthers} then notes the keys that nobody asked for.
 */
final class YamlMap {
    private static final int LONGEST = 4_000;
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

    private final Spot at;
    private final int linesBefore;
    private final boolean absent;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Spot> spots = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    YamlMap(MappingNode mapping, Spot at, int linesBefore) {
        this.at = at;
        this.linesBefore = linesBefore;
        this.absent = false;
        mapping.getValue().forEach(this::put);
    }

    private YamlMap(Spot at) {
        this.at = at;
        this.linesBefore = 0;
        this.absent = true;
    }

    /** Stands for a mapping that could not be read: it has nothing, and what it lacks is not noted again. */
    static YamlMap empty(Spot at) {
        return new YamlMap(at);
    }

    private void put(NodeTuple tuple) {
        Spot spot = spot(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            spot.note(Rule.KEY_UNKNOWN, "key", "?");
            return;
        }
        if (values.put(key.getValue(), plain(tuple.getValueNode())) != null) {
            spot.note(Rule.KEY_TWICE, "key", key.getValue());
        }
        spots.put(key.getValue(), spot);
    }

    private Node plain(Node node) {
        if (node.getAnchor().isPresent() || !PLAIN_TAGS.contains(node.getTag())) {
            spot(node).note(Rule.YAML_TRICK);
            return new ScalarNode(Tag.NULL, "", org.snakeyaml.engine.v2.common.ScalarStyle.PLAIN);
        }
        return node;
    }

    private Spot spot(Node node) {
        return at.onLine(node.getStartMark().map(mark -> mark.getLine() + 1 + linesBefore).orElse(at.line()));
    }

    Spot at() {
        return at;
    }

    /** Where the key stands; where the mapping begins when it does not. */
    Spot at(String key) {
        return spots.getOrDefault(key, at);
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return value(key) != null;
    }

    /** The value's text, or an empty one, noted as missing. */
    YamlText text(String key) {
        YamlText text = optional(key);
        if (text.isEmpty() && !absent && (!values.containsKey(key) || isNull(values.get(key)) || isEmptyText(values.get(key)))) {
            at(key).note(Rule.VALUE_MISSING, "key", key);
        }
        return text;
    }

    YamlText optional(String key) {
        Node value = value(key);
        return value == null ? new YamlText("", at(key)) : scalar(key, value);
    }

    private YamlText scalar(String key, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            spot(value).note(Rule.VALUE_WRONG, "key", key, "value", "[…]");
            return new YamlText("", spot(value));
        }
        if (scalar.getValue().length() > LONGEST) {
            spot(value).note(Rule.TEXT_TOO_LONG, "key", key, "most", LONGEST);
        }
        return new YamlText(scalar.getValue().strip(), at(key));
    }

    Localized localized(String key) {
        if (!has(key)) {
            text(key);
            return new Localized("", "", "");
        }
        return words(key);
    }

    Optional<Localized> optionalLocalized(String key) {
        return has(key) ? Optional.of(words(key)) : Optional.empty();
    }

    private Localized words(String key) {
        YamlMap languages = map(key);
        Localized words = new Localized(word(languages, key, Language.KK), word(languages, key, Language.RU), word(languages, key, Language.EN));
        languages.noOthers();
        return words;
    }

    private String word(YamlMap languages, String key, Language language) {
        YamlText word = languages.optional(language.tag());
        if (word.isEmpty() && !languages.absent) {
            at(key).note(Rule.TRANSLATION_MISSING, "key", key, "language", language.tag());
        }
        return word.text();
    }

    /** A whole number within bounds; the least when it is none. */
    int number(String key, int least, int most) {
        YamlText text = text(key);
        if (text.isEmpty()) {
            return least;
        }
        if (text.text().matches("\\d{1,9}")) {
            int number = Integer.parseInt(text.text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        text.at().note(Rule.VALUE_WRONG, "key", key, "value", text.text());
        return least;
    }

    Optional<BigDecimal> decimal(String key) {
        YamlText text = optional(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.text().matches("-?\\d{1,12}(\\.\\d{1,9})?")) {
            text.at().note(Rule.VALUE_WRONG, "key", key, "value", text.text());
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.text()).stripTrailingZeros();
        return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
    }

    boolean truth(String key) {
        YamlText text = optional(key);
        return oneOf(text, key, Set.of("true", "false", "")).equals("true");
    }

    /** One of a few words; empty when it is none of them. */
    String oneOf(String key, Set<String> allowed) {
        YamlText text = text(key);
        return text.isEmpty() ? "" : oneOf(text, key, allowed);
    }

    private static String oneOf(YamlText text, String key, Set<String> allowed) {
        if (allowed.contains(text.text())) {
            return text.text();
        }
        text.at().note(Rule.VALUE_WRONG, "key", key, "value", text.text());
        return "";
    }

    /** A mapping; an empty one when there is none. */
    YamlMap map(String key) {
        Node value = value(key);
        if (value instanceof MappingNode mapping) {
            return new YamlMap(mapping, at(key), linesBefore);
        }
        if (value != null) {
            at(key).note(Rule.VALUE_WRONG, "key", key, "value", value instanceof ScalarNode scalar ? scalar.getValue() : "[…]");
        }
        return empty(at(key));
    }

    /** The value as it stands, for whoever reads it in another way; null when there is none. */
    Node node(String key) {
        return value(key);
    }

    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node node : list(key)) {
            if (node instanceof MappingNode mapping) {
                maps.add(new YamlMap(mapping, spot(node), linesBefore));
            } else {
                spot(node).note(Rule.VALUE_WRONG, "key", key, "value", node instanceof ScalarNode scalar ? scalar.getValue() : "[…]");
            }
        }
        return maps;
    }

    List<YamlText> texts(String key) {
        List<YamlText> texts = new ArrayList<>();
        for (Node node : list(key)) {
            YamlText text = scalar(key, node);
            if (!text.isEmpty()) {
                texts.add(new YamlText(text.text(), spot(node)));
            }
        }
        return texts;
    }

    private List<Node> list(String key) {
        Node value = value(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(this::plain).toList();
        }
        if (value != null) {
            at(key).note(Rule.VALUE_WRONG, "key", key, "value", value instanceof ScalarNode scalar ? scalar.getValue() : "{…}");
        }
        return List.of();
    }

    /** Notes every key that was not asked for: a slip of the pen would otherwise go unseen. */
    void noOthers() {
        values.keySet().stream().filter(key -> !asked.contains(key)).forEach(key -> at(key).note(Rule.KEY_UNKNOWN, "key", key));
    }

    private Node value(String key) {
        asked.add(key);
        Node value = values.get(key);
        return value == null || isNull(value) ? null : value;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private static boolean isEmptyText(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
    }
}
