package qadam.lrs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Contexts: IEEE 9274.1.1 §4.2.2.5, xAPI 1.0.3 Part Two §2.4.6. */
final class ContextRules {
    private static final Set<String> FIRST = Set.of("registration", "instructor", "team", "contextActivities", "revision", "platform", "language",
        "statement", "extensions");
    private static final Set<String> SECOND = with(FIRST, "contextAgents", "contextGroups");
    private static final List<String> ACTIVITIES = List.of("parent", "grouping", "category", "other");

    private ContextRules() {
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /** @param aboutActivity whether the statement's object is an Activity: only then are there revision and platform */
    static void context(Part part, Version version, boolean aboutActivity) {
        part.object(version == Version.V1_0_3 ? FIRST : SECOND);
        part.member("registration").ifPresent(Values::uuid);
        part.member("instructor").ifPresent(AgentRules::actor);
        part.member("team").ifPresent(AgentRules::group);
        part.member("contextActivities").ifPresent(ContextRules::activities);
        part.member("language").ifPresent(Values::language);
        part.member("statement").ifPresent(ObjectRules::reference);
        part.member("extensions").ifPresent(Values::extensions);
        part.member("contextAgents").ifPresent(agents -> agents.elements().forEach(ContextRules::agent));
        part.member("contextGroups").ifPresent(groups -> groups.elements().forEach(ContextRules::group));
        for (String name : List.of("revision", "platform")) {
            part.member(name).ifPresent(member -> {
                member.text();
                if (!aboutActivity) {
                    member.refuse("stands only when the object is an Activity");
                }
            });
        }
    }

    private static void activities(Part part) {
        part.object(Set.copyOf(ACTIVITIES));
        for (String name : ACTIVITIES) {
            part.member(name).ifPresent(some -> {
                List<Part> all = some.node().isObject() ? List.of(some) : some.elements();
                all.forEach(ActivityRules::activity);
            });
        }
    }

    private static void agent(Part part) {
        part.object(Set.of("objectType", "agent", "relevantTypes"));
        part.required("objectType").oneOf(Set.of("contextAgent"));
        AgentRules.single(part.required("agent"));
        relevantTypes(part);
    }

    private static void group(Part part) {
        part.object(Set.of("objectType", "group", "relevantTypes"));
        part.required("objectType").oneOf(Set.of("contextGroup"));
        AgentRules.group(part.required("group"));
        relevantTypes(part);
    }

    private static void relevantTypes(Part part) {
        part.member("relevantTypes").ifPresent(types -> {
            if (types.elements().isEmpty()) {
                types.refuse("must not be empty");
            }
            types.elements().forEach(Values::iri);
        });
    }
}
