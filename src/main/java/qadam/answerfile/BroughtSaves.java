package qadam.answerfile;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Answers in exams that come in a file. */
interface BroughtSaves {
    /** @param person whose file it is @param saves as js/exam-outbox.js keeps them @param by who brings it @return what became of each */
    List<Became> bring(UUID person, List<JsonNode> saves, UUID by);
}
