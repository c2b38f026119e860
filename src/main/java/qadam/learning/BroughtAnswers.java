package qadam.learning;

import qadam.catalog.Courses;
import qadam.shared.Refusal;
import qadam.web.WebProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Practice answers that did not come from their browser but in a file that it made: the same rules, the same record. */
public final class BroughtAnswers {
    private final JsonMapper json = new JsonMapper();
    private final Courses courses;
    private final Learning learning;

    public BroughtAnswers(Courses courses, Learning learning) {
        this.courses = courses;
        this.learning = learning;
    }

    /** Where the answer belongs, and whether it was added; false when it was here already. */
    public record Brought(PracticePlace place, boolean added) {
    }

    /**
     * Stores the answer as its learner's; durable on return.
     *
     * @param sent as the browser's outbox holds it
     * @throws Refusal as for the same answer from the browser itself
     */
    public Brought bring(long learner, JsonNode sent) {
        SentAnswer answer = SentAnswer.read(courses, read(sent));
        return new Brought(answer.place(), !learning.answer(learner, answer.answer()).receipt().repeated());
    }

    private StepsApi.Sent read(JsonNode sent) {
        try {
            StepsApi.Sent read = json.treeToValue(sent, StepsApi.Sent.class);
            if (StepsApi.incomplete(read)) {
                throw new Refusal(WebProblem.MALFORMED);
            }
            return read;
        } catch (JacksonException malformed) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }
}
