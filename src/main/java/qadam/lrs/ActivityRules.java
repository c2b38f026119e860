package qadam.lrs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Activities and their definitions: IEEE 9274.1.1 §4.2.2.3.1, xAPI 1.0.3 Part Two §2.4.4.1. */
final class ActivityRules {
    private static final Set<String> ACTIVITY = Set.of("objectType", "id", "definition");
    private static final Set<String> DEFINITION = Set.of("name", "description", "type", "moreInfo", "extensions", "interactionType",
        "correctResponsesPattern", "choices", "scale", "source", "target", "steps");
    private static final Set<String> INTERACTIONS = Set.of("true-false", "choice", "fill-in", "long-fill-in", "matching", "performance",
        "sequencing", "likert", "numeric", "other");
    /** The lists of components, and the interactions that have them. */
    private static final Map<String, Set<String>> COMPONENTS = Map.of("choices", Set.of("choice", "sequencing"), "scale", Set.of("likert"),
        "source", Set.of("matching"), "target", Set.of("matching"), "steps", Set.of("performance"));

    private ActivityRules() {
    }

    static void activity(Part part) {
        part.object(ACTIVITY);
        part.member("objectType").ifPresent(type -> type.oneOf(Set.of("Activity")));
        Values.iri(part.required("id"));
        part.member("definition").ifPresent(ActivityRules::definition);
    }

    static void definition(Part part) {
        part.object(DEFINITION);
        part.member("name").ifPresent(Values::languageMap);
        part.member("description").ifPresent(Values::languageMap);
        part.member("type").ifPresent(Values::iri);
        part.member("moreInfo").ifPresent(Values::iri);
        part.member("extensions").ifPresent(Values::extensions);
        interaction(part);
    }

    private static void interaction(Part part) {
        String type = part.member("interactionType").map(given -> given.oneOf(INTERACTIONS)).orElse("");
        part.member("correctResponsesPattern").ifPresent(patterns -> patterns.elements().forEach(Part::text));
        if (type.isEmpty() && part.has("correctResponsesPattern")) {
            part.refuse("has a correctResponsesPattern and lacks the property interactionType");
        }
        COMPONENTS.forEach((name, having) -> part.member(name).ifPresent(list -> {
            if (!having.contains(type)) {
                list.refuse("stands only with interactionType " + having.stream().sorted().toList());
            }
            components(list.elements());
        }));
    }

    private static void components(List<Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            part.object(Set.of("id", "description"));
            if (!seen.add(part.required("id").text())) {
                part.refuse("has the id of another in its list");
            }
            part.member("description").ifPresent(Values::languageMap);
        }
    }
}
