package qadam.lab;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a learner hands in.
 *
 * @param reflection answers in words, by the name of the question
 * @param work made on the workbench; only its kind knows what stands in it
 */
public record Work(Map<String, String> reflection, JsonNode work) {
}
