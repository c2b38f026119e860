package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Item;
import qadam.catalog.Judgement;
import qadam.catalog.Response;
import qadam.catalog.Task;
import qadam.identity.People;
import qadam.shared.Language;
import qadam.shared.Localized;

/** How sittings went, for whoever judges whether they can have gone so. Reads only, and shows no question. */
public final class Proceedings {
    /** More sittings in one browser within a day would not change what they show. */
    private static final int MOST = 200;

    private final AttemptStore attempts = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final Papers papers;
    private final Envelope envelope;

    Proceedings(Papers papers, People people) {
        this.papers = papers;
        this.envelope = new Envelope(people);
    }

    /** Empty when there is no such attempt of this person, or it has not been handed in. */
    public Optional<Proceeding> find(Handle handle, UUID person, UUID attempt) {
        return attempt(handle, person, attempt).map(found -> proceeding(handle, found));
    }

    /** Other sittings begun in the same browser within this time of it, by anybody. */
    public List<Proceeding> onSameDevice(Handle handle, UUID person, UUID attempt, Duration within) {
        return attempt(handle, person, attempt).stream().flatMap(found -> attempts.onSameDevice(handle, found, within, MOST).stream())
            .map(other -> proceeding(handle, other)).toList();
    }

    private Optional<Attempt> attempt(Handle handle, UUID person, UUID attempt) {
        return attempts.find(handle, attempt).filter(found -> found.person().equals(person) && !found.open());
    }

    private Proceeding proceeding(Handle handle, Attempt attempt) {
        Paper paper = papers.of(handle, attempt);
        Map<String, Proceeding.Answer> answers = new HashMap<>();
        List<SavedResponse> saved = responses.latest(handle, attempt).stream().filter(one -> one.response().length > 0).toList();
        for (SavedResponse one : saved) {
            Item item = paper.item(one.item());
            Optional<Response> given = one.sealed() ? Optional.empty() : envelope.open(handle, attempt.person(), one);
            boolean right = given.filter(response -> Judgement.isRight(item.task(), response)).isPresent();
            answers.put(item.hash(), new Proceeding.Answer(characters(item, attempt.language()), given, right));
        }
        // an answer that waited in a device was given before the end, so how long it was under way is no time spent on it
        Optional<Instant> last = saved.stream().map(SavedResponse::savedAt)
            .map(at -> at.isBefore(attempt.deadlineAt()) ? at : attempt.deadlineAt()).max(Comparator.naturalOrder());
        return new Proceeding(attempt.id(), attempt.person(), attempt.subject().course(), attempt.startedAt(), last, answers);
    }

    private static int characters(Item item, Language language) {
        return length(item.stem(), language) + switch (item.task()) {
            case Task.Single single -> single.options().stream().mapToInt(option -> length(option.text(), language)).sum();
            case Task.Multiple multiple -> multiple.options().stream().mapToInt(option -> length(option.text(), language)).sum();
            case Task.Ordering ordering -> ordering.options().stream().mapToInt(option -> length(option.text(), language)).sum();
            case Task.Matching matching -> matching.pairs().stream()
                .mapToInt(pair -> length(pair.left(), language) + length(pair.right(), language)).sum();
            case Task.Numeric numeric -> numeric.unit().map(unit -> length(unit, language)).orElse(0);
            case Task.ShortText _ -> 0;
        };
    }

    private static int length(Localized words, Language language) {
        return words.in(language).length();
    }
}
