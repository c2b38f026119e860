package qadam.lrs;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Who asks, as the door has established it. @param authority the Agent that stands in the statements which they send */
record Client(String name, Set<Scope> scopes, ObjectNode authority) {
    /** Whether what they were given holds this: by its own name or within {@code all} or {@code all/read}. */
    boolean may(Scope scope) {
        return scopes.contains(scope) || switch (scope) {
            case STATEMENTS_WRITE, DEFINE, STATE, PROFILE, ALL_READ -> scopes.contains(Scope.ALL);
            case STATEMENTS_READ -> scopes.contains(Scope.ALL) || scopes.contains(Scope.ALL_READ);
            case STATEMENTS_READ_MINE -> may(Scope.STATEMENTS_READ);
            case STEPS_READ, ALL -> false;
        };
    }

    /** @throws XapiProblem 403 naming what is missing */
    void require(Scope scope) {
        if (!may(scope)) {
            throw new XapiProblem(403, "this client lacks the scope " + scope.words() + " (xAPI 1.0.3 Part Three 4.2)");
        }
    }
}
