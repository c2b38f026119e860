package qadam.lrs;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Agents and Groups: IEEE 9274.1.1 §4.2.2.1, xAPI 1.0.3 Part Two §2.4.2. */
final class AgentRules {
    private static final List<String> IDENTIFIERS = List.of("mbox", "mbox_sha1sum", "openid", "account");
    private static final Set<String> AGENT = Set.of("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account");
    private static final Set<String> GROUP = Set.of("objectType", "name", "member", "mbox", "mbox_sha1sum", "openid", "account");

    private AgentRules() {
    }

    /** The Agent, or identified Group, of a parameter. @throws XapiProblem 400 */
    static Agent agent(JsonNode node) {
        Agent agent = actor(new Part(node, "agent"));
        return agent.anonymous() ? new Part(node, "agent").refuse("must have an identifier") : agent;
    }

    /** An Agent or a Group. */
    static Agent actor(Part part) {
        part.anyObject();
        return part.has("objectType") && "Group".equals(part.required("objectType").text()) ? group(part) : single(part);
    }

    /** An Agent and no Group. */
    static Agent single(Part part) {
        part.object(AGENT);
        part.member("objectType").ifPresent(type -> type.oneOf(Set.of("Agent")));
        part.member("name").ifPresent(Part::text);
        Agent agent = identified(part);
        return agent.anonymous() ? part.refuse("must have exactly one of " + IDENTIFIERS) : agent;
    }

    /** Without an identifier it must have members. */
    static Agent group(Part part) {
        part.object(GROUP);
        part.required("objectType").oneOf(Set.of("Group"));
        part.member("name").ifPresent(Part::text);
        part.member("member").ifPresent(members -> members.elements().forEach(AgentRules::single));
        Agent group = identified(part);
        if (group.anonymous() && part.required("member").elements().isEmpty()) {
            part.refuse("must have members or an identifier");
        }
        return group;
    }

    /** An Agent, or the two of three-legged OAuth as an anonymous Group (xAPI 1.0.3 Part Two §2.4.9). */
    static void authority(Part part) {
        Agent agent = actor(part);
        if (part.has("objectType") && part.required("objectType").text().equals("Group")
            && (!agent.anonymous() || part.required("member").elements().size() != 2)) {
            part.refuse("as a Group must have no identifier and exactly two members");
        }
    }

    private static Agent identified(Part part) {
        List<String> given = IDENTIFIERS.stream().filter(part::has).toList();
        if (given.size() > 1) {
            part.refuse("must have exactly one of " + IDENTIFIERS);
        }
        return given.isEmpty() ? new Agent("", "") : new Agent(given.getFirst(), value(given.getFirst(), part.required(given.getFirst())));
    }

    private static String value(String identifier, Part part) {
        return switch (identifier) {
            case "mbox" -> Values.mailbox(part);
            case "mbox_sha1sum" -> Values.sha1(part);
            case "openid" -> Values.iri(part);
            default -> account(part);
        };
    }

    private static String account(Part part) {
        part.object(Set.of("homePage", "name"));
        return Values.iri(part.required("homePage")) + " " + part.required("name").text();
    }
}
