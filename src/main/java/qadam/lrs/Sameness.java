package qadam.lrs;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether two statements say the same (IEEE 9274.1.1 §4.2.4, xAPI 1.0.3 Part Two §2.3.1): not counted are what a store adds, the order of members, how
 * a verb or an activity is called, a type that need not be said, and hundredths of a second in a duration.
 */
final class Sameness {
    private static final List<String> STORES = List.of("id", "stored", "authority", "version", "timestamp");
    private static final Pattern FINE_SECONDS = Pattern.compile("([.,]\\d{2})\\d+S$");

    private Sameness() {
    }

    /** What one of them lacks, its store may have added; where both have it, it must be the same. */
    static boolean same(ObjectNode one, ObjectNode other) {
        return agree(one, other, "id") && sameMoment(one, other) && plain(one).equals(plain(other));
    }

    private static boolean agree(ObjectNode one, ObjectNode other, String name) {
        return !one.has(name) || !other.has(name)
            || one.path(name).stringValue("").toLowerCase(Locale.ROOT).equals(other.path(name).stringValue("").toLowerCase(Locale.ROOT));
    }

    private static boolean sameMoment(ObjectNode one, ObjectNode other) {
        return !one.has("timestamp") || !other.has("timestamp")
            || Values.moment(one.path("timestamp").stringValue("")).equals(Values.moment(other.path("timestamp").stringValue("")));
    }

    /** Only what counts, in one form. */
    private static ObjectNode plain(ObjectNode statement) {
        ObjectNode plain = (ObjectNode) copy(statement);
        plain.remove(STORES);
        core(plain);
        if (plain.path("attachments").isArray() && plain.path("attachments").isEmpty()) {
            plain.remove("attachments");
        }
        return plain;
    }

    private static void core(ObjectNode statement) {
        agent(statement.path("actor"));
        if (statement.get("verb") instanceof ObjectNode verb) {
            verb.remove("display");
        }
        object(statement.path("object"));
        if (statement.get("result") instanceof ObjectNode result && result.path("duration").isString()) {
            Matcher fine = FINE_SECONDS.matcher(result.path("duration").stringValue());
            result.put("duration", fine.replaceFirst("$1S"));
        }
        if (statement.get("context") instanceof ObjectNode context) {
            context(context);
        }
    }

    private static void object(JsonNode object) {
        switch (object.path("objectType").stringValue("Activity")) {
            case "Activity" -> activity(object);
            case "Agent", "Group" -> agent(object);
            case "SubStatement" -> core((ObjectNode) object);
            default -> { }
        }
    }

    private static void activity(JsonNode activity) {
        if (activity instanceof ObjectNode known) {
            known.remove(List.of("objectType", "definition"));
        }
    }

    private static void agent(JsonNode agent) {
        if (!(agent instanceof ObjectNode known)) {
            return;
        }
        if (known.path("objectType").stringValue("").equals("Agent")) {
            known.remove("objectType");
        }
        if (known.get("member") instanceof ArrayNode members) {
            members.values().forEach(Sameness::agent);
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            members.values().stream().sorted(Comparator.comparing(Sameness::sorted)).forEach(sorted::add);
            known.set("member", sorted);
        }
    }

    /** One text for one value, whatever the order of its members. */
    private static String sorted(JsonNode node) {
        StringBuilder text = new StringBuilder();
        node.properties().stream().sorted(Map.Entry.comparingByKey())
            .forEach(entry -> text.append(entry.getKey()).append('\0').append(entry.getValue().isObject() ? sorted(entry.getValue()) : entry.getValue()).append('\0'));
        return text.toString();
    }

    private static void context(ObjectNode context) {
        agent(context.path("instructor"));
        agent(context.path("team"));
        context.path("contextAgents").values().forEach(one -> agent(one.path("agent")));
        context.path("contextGroups").values().forEach(one -> agent(one.path("group")));
        if (context.get("contextActivities") instanceof ObjectNode activities) {
            for (String name : List.copyOf(activities.propertyNames())) {
                if (activities.get(name) instanceof ObjectNode single) {
                    activities.set(name, JsonNodeFactory.instance.arrayNode().add(single));
                }
                activities.get(name).values().forEach(Sameness::activity);
            }
        }
    }

    /** A copy in which every number has its one form. */
    private static JsonNode copy(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> copy.set(entry.getKey(), copy(entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return node.isNumber() ? DecimalNode.valueOf(shortest(node.decimalValue())) : node;
    }

    private static BigDecimal shortest(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
