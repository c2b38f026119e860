package qadam.answerfile;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.answerfile.Became.State;
import qadam.answerfile.Became.What;
import qadam.exam.BroughtResponses;
import qadam.exam.Kept;
import qadam.exam.Save;
import qadam.record.Receipt;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;
import tools.jackson.databind.JsonNode;

/** Answers in exams that come in a file: of one attempt after the other, by the exam's own rules for what comes late. */
final class ExamSaves {
    private static final What SOME = new What("answerfile.line.some_save", Map.of());

    private final BroughtResponses responses;
    private final InstantSource clock;

    ExamSaves(BroughtResponses responses, InstantSource clock) {
        this.responses = responses;
        this.clock = clock;
    }

    /** @param person whose file it is @param saves as js/exam-outbox.js keeps them @param by who brings it @return what became of each */
    List<Became> bring(UUID person, List<JsonNode> saves, UUID by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Became> lines = new ArrayList<>();
        Map<UUID, List<Save>> byAttempt = new LinkedHashMap<>();
        for (JsonNode save : saves) {
            try {
                UUID attempt = attempt(person, save);
                byAttempt.computeIfAbsent(attempt, first -> new ArrayList<>()).add(responses.read(attempt, save, now));
            } catch (Refusal refusal) {
                lines.add(Became.refused(SOME, refusal));
            }
        }
        byAttempt.forEach((attempt, some) -> lines.addAll(bring(attempt, some, now, by)));
        return lines;
    }

    /** @throws Refusal when it is not this person's, in the words for one that does not exist */
    private UUID attempt(UUID person, JsonNode save) {
        return Ids.parse(save.path("attempt").stringValue("")).filter(id -> responses.personOf(id).filter(person::equals).isPresent())
            .orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private List<Became> bring(UUID attempt, List<Save> saves, Instant now, UUID by) {
        try {
            return responses.bring(attempt, saves, now, by).stream().map(kept -> became(kept, now)).toList();
        } catch (Refusal refusal) {
            return saves.stream().map(save -> Became.refused(SOME, refusal)).toList();
        }
    }

    private static Became became(Kept kept, Instant now) {
        What what = new What("answerfile.line.save", Map.of("number", kept.item()));
        Optional<Refusal> refusal = kept.refusal().map(Refusal::new);
        if (refusal.isPresent()) {
            return Became.refused(what, refusal.get());
        }
        boolean here = kept.receipt().map(Receipt::repeated).orElse(kept.savedAt().isBefore(now));   // mere evidence has no receipt
        return here ? new Became(what, State.HERE, refusal) : new Became(what, kept.review() ? State.REVIEW : State.ADDED, refusal);
    }
}
