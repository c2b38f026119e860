package qadam.scim;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/** One of the changes that a request asks for (RFC 7644 §3.5.2). @param path empty when the value names its attributes itself */
record Change(Act act, Optional<Path> path, JsonNode value) {
    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final int MOST = 100;

    enum Act { ADD, REPLACE, REMOVE }

    static List<Change> all(Body body) {
        List<JsonNode> changes = body.list("operations");
        if (changes.isEmpty() || changes.size() > MOST) {
            throw new Refusal(ScimProblem.SYNTAX);
        }
        return changes.stream().map(Body::of).map(Change::of).toList();
    }

    private static Change of(Body change) {
        Act act = switch (change.get("op").asString("").toLowerCase(Locale.ROOT)) {
            case "add" -> Act.ADD;
            case "replace" -> Act.REPLACE;
            case "remove" -> Act.REMOVE;
            default -> throw new Refusal(ScimProblem.SYNTAX);
        };
        Optional<Path> path = path(change.get("path"));
        if (act == Act.REMOVE && path.isEmpty()) {
            throw new Refusal(ScimProblem.NO_TARGET);
        }
        if (act != Act.REMOVE && !change.members().containsKey("value")) {
            throw new Refusal(ScimProblem.VALUE, Map.of("name", "value"));
        }
        return new Change(act, path, change.get("value"));
    }

    private static Optional<Path> path(JsonNode path) {
        if (path.isNull()) {
            return Optional.empty();
        }
        if (!path.isString()) {
            throw new Refusal(ScimProblem.PATH);
        }
        return Optional.of(FilterReader.path(path.asString()));
    }
}
