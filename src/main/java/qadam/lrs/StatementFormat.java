package qadam.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How statements are shown (IEEE 9274.1.1 §4.1.6.1, xAPI 1.0.3 Part Three §2.1.3): as they came; only what identifies; or with what is known of the activities, in one language. */
enum StatementFormat {
    EXACT, IDS, CANONICAL;

    private static final List<String> IDENTIFYING = List.of("objectType", "mbox", "mbox_sha1sum", "openid", "account");

    static StatementFormat of(XapiRequest request) {
        return switch (request.parameter("format").orElse("exact")) {
            case "exact" -> EXACT;
            case "ids" -> IDS;
            case "canonical" -> CANONICAL;
            default -> throw StatementQuery.wrong("format", "ids, exact or canonical");
        };
    }

    /** Changes the statement. @param known what is known of activities, by their ids @param languages the reader's, as in Accept-Language */
    void apply(ObjectNode statement, Map<String, ObjectNode> known, String languages) {
        switch (this) {
            case EXACT -> { }
            case IDS -> ids(statement);
            case CANONICAL -> canonical(statement, known, ranges(languages));
        }
    }

    /** The ids of the activities about which something has to be known. */
    Set<String> activities(ObjectNode statement) {
        Set<String> ids = new TreeSet<>();
        if (this == CANONICAL) {
            StatementTerms.eachActivity(statement, activity -> ids.add(activity.path("id").stringValue("")));
        }
        return ids;
    }

    private static void ids(ObjectNode statement) {
        if (statement.get("verb") instanceof ObjectNode verb) {
            verb.retain("id");
        }
        List.of("actor", "authority").forEach(name -> identify(statement.path(name)));
        JsonNode object = statement.path("object");
        switch (object.path("objectType").stringValue("Activity")) {
            case "Agent", "Group" -> identify(object);
            case "SubStatement" -> ids((ObjectNode) object);
            default -> { }
        }
        JsonNode context = statement.path("context");
        List.of("instructor", "team").forEach(name -> identify(context.path(name)));
        context.path("contextAgents").values().forEach(one -> identify(one.path("agent")));
        context.path("contextGroups").values().forEach(one -> identify(one.path("group")));
        StatementTerms.eachActivity(statement, activity -> ((ObjectNode) activity).retain("id"));
    }

    /** An anonymous Group is known by its members only. */
    private static void identify(JsonNode agent) {
        if (agent instanceof ObjectNode one) {
            boolean anonymous = !one.has("mbox") && !one.has("mbox_sha1sum") && !one.has("openid") && !one.has("account");
            List<String> kept = new ArrayList<>(IDENTIFYING);
            if (anonymous) {
                kept.add("member");
                one.path("member").values().forEach(StatementFormat::identify);
            }
            one.retain(kept);
        }
    }

    private static void canonical(ObjectNode statement, Map<String, ObjectNode> known, List<LanguageRange> ranges) {
        verbs(statement, ranges);
        StatementTerms.eachActivity(statement, activity -> {
            ObjectNode definition = known.get(activity.path("id").stringValue(""));
            if (definition != null) {
                ((ObjectNode) activity).set("definition", definition.deepCopy());
            }
            if (activity.get("definition") instanceof ObjectNode shown) {
                choose(shown, ranges);
            }
        });
    }

    private static void verbs(ObjectNode statement, List<LanguageRange> ranges) {
        one(statement.path("verb"), "display", ranges);
        if (statement.path("object") instanceof ObjectNode sub && sub.path("objectType").stringValue("").equals("SubStatement")) {
            one(sub.path("verb"), "display", ranges);
        }
    }

    private static void choose(ObjectNode definition, List<LanguageRange> ranges) {
        one(definition, "name", ranges);
        one(definition, "description", ranges);
        for (String list : List.of("choices", "scale", "source", "target", "steps")) {
            definition.path(list).values().forEach(component -> one(component, "description", ranges));
        }
    }

    /** Leaves one language: the reader's if it is there, else the first. */
    private static void one(JsonNode holder, String name, List<LanguageRange> ranges) {
        if (holder.get(name) instanceof ObjectNode map && map.size() > 1) {
            List<String> tags = List.copyOf(map.propertyNames());
            List<String> fitting = Locale.filterTags(ranges, tags);
            String looked = fitting.isEmpty() ? Locale.lookupTag(ranges, tags) : fitting.getFirst();
            String chosen = looked == null ? tags.getFirst() : tags.stream().filter(looked::equalsIgnoreCase).findFirst().orElse(tags.getFirst());
            map.retain(chosen);
        }
    }

    private static List<LanguageRange> ranges(String header) {
        try {
            return header.isBlank() || header.length() > 500 ? List.of() : LanguageRange.parse(header);
        } catch (IllegalArgumentException notOne) {
            return List.of();
        }
    }
}
