package qadam.exam;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import qadam.catalog.Item;
import qadam.catalog.ItemForm;
import qadam.catalog.Response;
import qadam.shared.Ids;
import qadam.shared.Language;

/** Lays out an attempt for its page: every question in the learner's language with what is stored for it. */
final class Sheets {
    private final Attempts attempts;
    private final InstantSource clock;

    Sheets(Attempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @param asked which question is wanted; without it, the first one that has no answer */
    Sheet lay(Attempt attempt, Language language, Optional<Integer> asked, int justSaved) {
        return lay(attempt, language, asked, justSaved, Optional.empty());
    }

    /** The same after an answer that could not be kept: that question shows what was sent and why. */
    Sheet refused(Attempt attempt, Language language, Sent sent) {
        return lay(attempt, language, Optional.of(sent.item()), 0, Optional.of(sent));
    }

    private Sheet lay(Attempt attempt, Language language, Optional<Integer> asked, int justSaved, Optional<Sent> sent) {
        Paper paper = attempts.paper(attempt);
        Map<Integer, Response> responses = attempts.responses(attempt);
        Map<Integer, SavedResponse> saved = attempts.saved(attempt).stream()
            .collect(Collectors.toMap(SavedResponse::item, Function.identity()));
        List<Question> questions = IntStream.rangeClosed(1, paper.items().size())
            .mapToObj(number -> question(paper, number, language, Optional.ofNullable(saved.get(number)),
                Optional.ofNullable(responses.get(number)), sent.filter(one -> one.item() == number)))
            .toList();
        int current = asked.filter(attempt.form()::has).orElseGet(() -> firstOpen(questions));
        return new Sheet(attempt, paper.course().title(), questions, current, justSaved, clock.millis());
    }

    private Question question(Paper paper, int number, Language language, Optional<SavedResponse> saved, Optional<Response> response,
                              Optional<Sent> sent) {
        Item item = nameless(paper.item(number), number);
        List<String> order = paper.attempt().form().place(number).order();
        Optional<Response> shown = sent.isPresent() ? Partial.of(item, order, sent.get().fields()) : response;
        return new Question(number, new ItemForm(item, language, order, shown, false),
            saved.map(row -> WallTime.of(row.savedAt())).orElse(""), response.isPresent(),
            attempts.highestSequence(paper.attempt(), number) + 1, Ids.hex(Ids.version7(clock.millis())),
            saved.map(row -> Ids.hex(row.step())).orElse(""), sent.map(Sent::error).orElse(""));
    }

    /** An author's name for a question may give its answer away; its number says enough. */
    private static Item nameless(Item item, int number) {
        return new Item("q" + number, item.hash(), item.competence(), item.difficulty(), item.stem(), item.task(), item.rationale(), item.written());
    }

    private static int firstOpen(List<Question> questions) {
        return questions.stream().filter(question -> !question.answered()).findFirst().map(Question::number).orElse(1);
    }

    /** An answer as a form sent it, and the key of the message why it could not be kept. */
    record Sent(int item, Map<String, List<String>> fields, String error) {
    }
}
