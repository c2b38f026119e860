package qadam.answerfile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.answerfile.Became.What;
import qadam.lab.BroughtWorks;
import qadam.learning.BroughtAnswers;
import qadam.shared.KeyFile;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import tools.jackson.databind.JsonNode;

/** Brings in one file: whose is it, may this person, was it here; then each answer by its own door; then it is written down. */
final class BringFile {
    private final AnswerFiles.Around around;
    private final AnswerKey key;
    private final byte[] ticketKey;
    private final AnswerFileStore store = new AnswerFileStore();
    private final Actors actors;
    private final ExamSaves saves;

    BringFile(AnswerFiles.Around around, AnswerKey key, byte[] ticketKey) {
        this.around = around;
        this.key = key;
        this.ticketKey = ticketKey;
        this.actors = new Actors(around);
        this.saves = new ExamSaves(around.responses(), around.clock());
    }

    /** @throws Refusal when it cannot be read, or its learner is not one of the asker's */
    Brought bring(Asker asker, byte[] bytes, Language language) {
        AnswerFile file = AnswerFile.read(bytes, key, ticketKey);
        UUID person = around.database().read(handle -> around.people().whoIs(handle, file.ticket().person()));
        if (file.isEmpty()) {
            throw new Refusal(AnswerFileProblem.NO_FILE);
        }
        List<Long> learners = around.database().read(handle -> actors.learnersFor(handle, asker, person, file.ticket().learner()));
        byte[] hash = HexFormat.of().parseHex(KeyFile.hash(bytes));
        Optional<AnswerFileStore.Row> before = around.database().read(handle -> store.find(handle, hash));
        if (before.isPresent()) {
            return new Brought(person, Optional.of(before.get().broughtAt()), before.get().counts(), List.of());
        }
        List<Became> lines = each(file, person, learners, asker, language);
        BroughtCounts counts = BroughtCounts.of(lines);
        note(asker, person, hash, counts);
        return new Brought(person, Optional.empty(), counts, lines);
    }

    private List<Became> each(AnswerFile file, UUID person, List<Long> learners, Asker asker, Language language) {
        List<Became> lines = new ArrayList<>();
        file.steps().forEach(step -> lines.add(step(file.ticket().learner(), step, language)));
        file.works().forEach(work -> lines.add(work(file.ticket().learner(), learners, work, language)));
        lines.addAll(saves.bring(person, file.saves(), asker.personId()));
        return lines;
    }

    private Became step(long learner, JsonNode step, Language language) {
        try {
            BroughtAnswers.Brought brought = around.answers().bring(learner, step);
            return Became.of(new What("answerfile.line.step", Map.of("lesson", brought.place().lesson().in(language).title(), "number", brought.place().number())), brought.added());
        } catch (Refusal refusal) {
            return Became.refused(new What("answerfile.line.some_step", Map.of()), refusal);
        }
    }

    private Became work(long learner, List<Long> learners, JsonNode work, Language language) {
        try {
            BroughtWorks.Brought brought = around.works().bring(learner, learners, work);
            return Became.of(new What("answerfile.line.work", Map.of("lab", brought.lab().in(language).title())), brought.added());
        } catch (Refusal refusal) {
            return Became.refused(new What("answerfile.line.some_work", Map.of()), refusal);
        }
    }

    /** Last of all: were we ended before, the same file comes again and adds only what is missing. One that must come again for what could not be taken now is not written down. */
    private void note(Asker asker, UUID person, byte[] hash, BroughtCounts counts) {
        Instant now = around.clock().instant();
        around.database().write(handle -> {
            if (counts.later() == 0) {
                store.add(handle, hash, new AnswerFileStore.Row(person, asker.personId(), now, counts));
            }
            if (!asker.personId().equals(person)) {
                around.people().audit(handle, now, asker.person(), "answer-file-brought", "learner " + AnswerFile.owner(person).substring(0, 8),
                    "added " + counts.added() + ", review " + counts.review() + ", refused " + counts.refused());
            }
            return null;
        });
    }
}
