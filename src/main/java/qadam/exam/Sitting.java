package qadam.exam;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.shared.Ids;
import qadam.shared.Language;

/** An exam sat without a browser, as a demonstration's invented people sit it; by the same road and the same rules. */
public final class Sitting {
    private static final int SEAT_BYTES = 32;

    private final Attempts attempts;
    private final InstantSource clock;

    Sitting(Attempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Begins an attempt, or finds the one that is open. @return its id */
    public UUID begin(UUID person, long learner, Course course, Language language) {
        return begin(person, learner, course, language, Optional.empty());
    }

    /** The same at a device that others use too. @param device its mark, 16 bytes */
    public UUID begin(UUID person, long learner, Course course, Language language, Optional<byte[]> device) {
        return attempts.start(new Candidate(person, learner, Ids.randomBytes(SEAT_BYTES), language, device), course, false).id();
    }

    /** Answers the first questions of the form. @param pen what is answered to the question with this number, counted from 1 */
    public void answer(UUID person, UUID id, int questions, BiFunction<Integer, Item, Response> pen) {
        Attempt attempt = attempts.find(person, id);
        Paper paper = attempts.paper(attempt);
        for (int number = 1; number <= Math.min(questions, attempt.form().size()); number++) {
            Response response = pen.apply(number, paper.item(number));
            attempts.save(attempt, attempt.seat(),
                new Save(number, 1, Ids.version7(clock.millis()), Optional.of(response), clock.instant()));
        }
    }

    /** @return whether it was passed */
    public boolean handIn(UUID person, UUID id) {
        Attempt attempt = attempts.find(person, id);
        return attempts.handIn(attempt, attempt.seat()).passed();
    }
}
