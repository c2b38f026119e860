package qadam.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * An object of handed-in work, read strictly: exactly these fields, each of its kind and within its bounds. Anything else is
 * {@link LabProblem#MALFORMED_WORK}: our own script never makes it.
 */
public final class StrictObject {
    private final JsonNode node;

    /** @param names all the fields that it has */
    public StrictObject(JsonNode node, String... names) {
        require(node != null && node.isObject() && new HashSet<>(node.propertyNames()).equals(Set.of(names)));
        this.node = node;
    }

    public static void require(boolean held) {
        if (!held) {
            throw new Refusal(LabProblem.MALFORMED_WORK);
        }
    }

    public StrictObject object(String name, String... names) {
        return new StrictObject(node.get(name), names);
    }

    /** Stripped of space around it. @param most in signs */
    public String text(String name, int most) {
        JsonNode value = node.get(name);
        require(value.isString() && value.stringValue().length() <= most);
        String text = value.stringValue().strip();
        require(text.chars().noneMatch(sign -> sign < ' ' && sign != '\n' && sign != '\t' && sign != '\r'));
        return text;
    }

    public int whole(String name, int least, int most) {
        JsonNode value = node.get(name);
        require(value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= least && value.intValue() <= most);
        return value.intValue();
    }

    /** Empty for {@code null}: not answered. */
    public OptionalDouble number(String name, double least, double most) {
        JsonNode value = node.get(name);
        if (value.isNull()) {
            return OptionalDouble.empty();
        }
        require(value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most);
        return OptionalDouble.of(value.doubleValue());
    }

    public boolean flag(String name) {
        require(node.get(name).isBoolean());
        return node.get(name).booleanValue();
    }

    /** One of the ids, or an empty text: not answered. */
    public String oneOf(String name, Collection<String> ids) {
        String id = text(name, 40);
        require(id.isEmpty() || ids.contains(id));
        return id;
    }

    /** Different ones of the ids, in their order there. */
    public List<String> someOf(String name, Collection<String> ids) {
        JsonNode value = node.get(name);
        require(value.isArray() && value.size() <= ids.size());
        Set<String> chosen = new HashSet<>();
        for (JsonNode one : value) {
            require(one.isString() && ids.contains(one.stringValue()) && chosen.add(one.stringValue()));
        }
        return ids.stream().filter(chosen::contains).collect(Collectors.toCollection(ArrayList::new));
    }
}
