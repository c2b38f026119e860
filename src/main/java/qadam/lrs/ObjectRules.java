package qadam.lrs;

import java.util.Set;

/** What a statement is about: IEEE 9274.1.1 §4.2.2.3, xAPI 1.0.3 Part Two §2.4.4. */
final class ObjectRules {
    private ObjectRules() {
    }

    /** The object's type by its word; an Activity when it has none. */
    static String type(Part object) {
        return object.anyObject().member("objectType").map(Part::text).orElse("Activity");
    }

    static void object(Part part, Version version) {
        switch (type(part)) {
            case "Activity" -> ActivityRules.activity(part);
            case "Agent", "Group" -> AgentRules.actor(part);
            case "StatementRef" -> reference(part);
            case "SubStatement" -> StatementRules.subStatement(part, version);
            default -> part.refuse("has an unknown objectType");
        }
    }

    static void reference(Part part) {
        part.object(Set.of("objectType", "id"));
        part.required("objectType").oneOf(Set.of("StatementRef"));
        Values.uuid(part.required("id"));
    }
}
