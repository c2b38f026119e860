package qadam.visionlab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * A learner's work as it was handed in, read strictly.
 *
 * @param before the network that learned from the set as it was, where there is one
 * @param labels of pictures of the ready set; of those left out there is none
 * @param added pictures from the store that were learned from, with the label they got
 * @param second what the second labeller said of pictures of the ready set
 * @param kappa as the bench reckoned it, from -1 to 1
 * @param datasheet answers in words by their field
 * @param card answers in words by their field
 */
record Handed(Network network, Optional<Network> before, Map<String, Motif> labels, Map<String, Motif> added, Map<String, Motif> second, Optional<Double> kappa,
              Map<String, String> datasheet, Optional<Motif> missingMotif, Optional<Material> missingMaterial, Map<String, String> card, Map<Figure, Integer> figures,
              Optional<Material> worst) {
    /** What the card says in figures: percent. */
    enum Figure { BEFORE, AFTER, WORST_AFTER }

    static final List<String> DATASHEET = List.of("why", "who", "how", "use");
    static final List<String> CARD = List.of("does", "fails", "never", "watch");
    /** Of one answer, in signs. */
    static final int LONGEST = 1_000;
    private static final Set<String> OWN = Set.of("drawn", "camera", "file");
    private static final Set<String> FIELDS = Set.of("format", "architecture", "weights", "before", "labels", "added", "second", "kappa", "datasheet", "card", "own");

    static Handed of(JsonNode work) {
        work.propertyNames().stream().filter(name -> !FIELDS.contains(name)).findAny().ifPresent(strange -> refuse());
        must(work.path("format").asInt(0) == 1);
        checkOwn(work.path("own"));
        JsonNode datasheet = object(work, "datasheet");
        JsonNode card = object(work, "card");
        return new Handed(network(work), work.has("before") ? Optional.of(network(object(work, "before"))) : Optional.empty(), labels(work, "labels", "r"),
            labels(work, "added", "s"), labels(work, "second", "r"), number(work, "kappa", -1, 1), words(datasheet, DATASHEET),
            word(datasheet, "missingMotif").flatMap(Motif::of), word(datasheet, "missingMaterial").flatMap(Material::of), words(card, CARD), figures(card),
            word(card, "worst").flatMap(Material::of));
    }

    /** How many pictures of their own there were, by where they came from; the pictures themselves never come. */
    private static void checkOwn(JsonNode own) {
        must(own.isMissingNode() || own.isObject() && own.properties().stream().allMatch(one -> OWN.contains(one.getKey()) && one.getValue().isInt()));
    }

    private static Network network(JsonNode node) {
        Architecture architecture = word(node, "architecture").flatMap(Architecture::of).orElseThrow(Handed::malformed);
        return Network.of(architecture, Optional.of(node.path("weights")).filter(JsonNode::isString).map(JsonNode::stringValue).orElseThrow(Handed::malformed));
    }

    private static Map<String, Motif> labels(JsonNode work, String name, String set) {
        Map<String, Motif> labels = new LinkedHashMap<>();
        object(work, name).properties().forEach(one -> {
            must(one.getKey().startsWith(set) && ReadySet.one().picture(one.getKey()) != null && one.getValue().isString());
            labels.put(one.getKey(), Motif.of(one.getValue().stringValue()).orElseThrow(Handed::malformed));
        });
        return labels;
    }

    private static Map<String, String> words(JsonNode from, List<String> names) {
        Map<String, String> words = new HashMap<>();
        names.forEach(name -> words.put(name, word(from, name).orElse("")));
        return words;
    }

    private static Map<Figure, Integer> figures(JsonNode card) {
        Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
        List<String> names = List.of("before", "after", "worstAfter");
        for (Figure figure : Figure.values()) {
            number(card, names.get(figure.ordinal()), 0, 100).ifPresent(value -> figures.put(figure, value.intValue()));
        }
        return figures;
    }

    private static Optional<String> word(JsonNode from, String name) {
        JsonNode value = from.path(name);
        must(value.isMissingNode() || value.isNull() || value.isString() && value.stringValue().length() <= LONGEST);
        return Optional.of(value).filter(JsonNode::isString).map(JsonNode::stringValue).map(String::strip);
    }

    private static Optional<Double> number(JsonNode from, String name, double least, double most) {
        JsonNode value = from.path(name);
        must(value.isMissingNode() || value.isNull() || value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most);
        return Optional.of(value).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
    }

    private static JsonNode object(JsonNode from, String name) {
        JsonNode value = from.path(name);
        must(value.isObject());
        return value;
    }

    private static void must(boolean so) {
        if (!so) {
            refuse();
        }
    }

    private static void refuse() {
        throw malformed();
    }

    private static Refusal malformed() {
        return new Refusal(VisionProblem.MALFORMED);
    }

    /** How many pictures it learned from show this motif in this material. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> learned = new ArrayList<>(labels.keySet());
        learned.addAll(added.keySet());
        for (Motif motif : Motif.values()) {
            for (Material material : Material.values()) {
                counts.put(motif.word() + " " + material.word(), 0);
            }
        }
        learned.stream().map(ReadySet.one()::picture).forEach(one -> counts.merge(one.motif().word() + " " + one.material().word(), 1, Integer::sum));
        return counts;
    }
}
