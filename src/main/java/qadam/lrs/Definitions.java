package qadam.lrs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What has been said of activities, brought together (xAPI 1.0.3 Part Two §2.4.4.1, Part Three §2.5): later words in a language replace earlier ones, other languages stay. */
final class Definitions {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<String> IN_LANGUAGES = Set.of("name", "description");
    private final StatementStore store = new StatementStore();

    /** The definition of the Activity with this id, when anything has been said of it. */
    Optional<ObjectNode> find(Handle handle, String activity) {
        String term = StatementTerms.activity(activity, false);
        return Optional.ofNullable(store.definitions(handle, Set.of(term)).get(term)).map(bytes -> (ObjectNode) StrictJson.read(bytes));
    }

    Map<String, ObjectNode> findAll(Handle handle, Set<String> activities) {
        Map<String, ObjectNode> found = new HashMap<>();
        activities.forEach(activity -> find(handle, activity).ifPresent(definition -> found.put(activity, definition)));
        return found;
    }

    /** What has grown too large is left as it was. */
    void add(Handle handle, String term, List<ObjectNode> said) {
        byte[] before = store.definitions(handle, Set.of(term)).get(term);
        ObjectNode all = before == null ? StrictJson.object() : (ObjectNode) StrictJson.read(before);
        said.forEach(definition -> merge(all, definition));
        byte[] after = StrictJson.write(all);
        if (after.length <= MOST_BYTES && !Arrays.equals(before, after)) {
            store.define(handle, term, after);
        }
    }

    private static void merge(ObjectNode all, ObjectNode said) {
        for (Map.Entry<String, JsonNode> entry : said.properties()) {
            if (IN_LANGUAGES.contains(entry.getKey()) && all.get(entry.getKey()) instanceof ObjectNode languages) {
                languages.setAll((ObjectNode) entry.getValue());
            } else {
                all.set(entry.getKey(), entry.getValue());
            }
        }
    }
}
