package qadam.lrs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement that has been checked and is not yet stored.
 *
 * @param original the bytes in which it came
 * @param terms by which it is found, in hex; without its authority's
 * @param target the statement that its object refers to
 * @param attachments the hashes of what came with it
 * @param definitions what it says of activities, by their ids
 */
record NewStatement(UUID id, ObjectNode tree, byte[] original, String version, Set<String> terms, Optional<UUID> target, boolean voids,
                    Set<String> attachments, Map<String, List<ObjectNode>> definitions) {
    NewStatement withId(UUID given) {
        return new NewStatement(given, tree, original, version, terms, target, voids, attachments, definitions);
    }
}
