package qadam.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import qadam.credential.Claim;
import qadam.credential.Credentials;
import qadam.shared.Refusal;

/** One evening on which some people sit the exam; who passes claims a credential, unless they put it off. */
final class Evening {
    private static final Duration LONG = Duration.ofMinutes(21);
    private static final Duration LATER = Duration.ofMinutes(40);

    private final Credentials credentials;
    private final DemoClock clock;
    private final Stage.Exam exam;

    /** Somebody at the exam. @param right how many questions they answer rightly @param claims whether they claim at once */
    record Try(Learner learner, int right, boolean claims) {
    }

    Evening(Credentials credentials, DemoClock clock, Stage.Exam exam) {
        this.credentials = credentials;
        this.clock = clock;
        this.exam = exam;
    }

    /** @return the credentials that were claimed */
    List<UUID> hold(Instant at, List<Try> tries) {
        clock.set(at);
        List<UUID> attempts = Together.map(tries, one -> begin(one.learner()));
        clock.set(at.plus(LONG));
        List<Boolean> passed = Together.map(numbers(tries), i -> sit(tries.get(i), attempts.get(i)));
        clock.set(at.plus(LATER));
        return Together.map(numbers(tries).stream().filter(i -> passed.get(i) && tries.get(i).claims()).toList(),
            i -> claim(tries.get(i).learner(), attempts.get(i)));
    }

    /** Some hurry through as no reader can, each question answered alike; who then claims is held by a rule. @param device at which all sit, if they do at one */
    void rush(Instant at, Duration took, List<Learner> learners, Optional<byte[]> device) {
        clock.set(at);
        List<UUID> attempts = Together.map(learners, one ->
            exam.sitting().begin(one.who().person(), one.who().learner(), exam.course(), one.invented().language(), device));
        clock.set(at.plus(took));
        int questions = exam.course().exam().orElseThrow().size();
        List<Integer> numbers = IntStream.range(0, learners.size()).boxed().toList();
        Together.map(numbers, i -> sit(new Try(learners.get(i), questions, true), attempts.get(i)));
        Together.each(numbers, i -> tryToClaim(learners.get(i), attempts.get(i)));
    }

    private void tryToClaim(Learner learner, UUID attempt) {
        try {
            claim(learner, attempt);
        } catch (Refusal held) {
            // what is shown of it is written
        }
    }

    private static List<Integer> numbers(List<Try> tries) {
        return IntStream.range(0, tries.size()).boxed().toList();
    }

    UUID begin(Learner learner) {
        return exam.sitting().begin(learner.who().person(), learner.who().learner(), exam.course(), learner.invented().language());
    }

    /** Answers the first questions rightly: the form's order is drawn, so they are different ones each time. */
    void answer(Learner learner, UUID attempt, int questions, int right) {
        exam.sitting().answer(learner.who().person(), attempt, questions, (number, item) -> Pen.answer(item.task(), number <= right));
    }

    private boolean sit(Try one, UUID attempt) {
        answer(one.learner(), attempt, exam.course().exam().orElseThrow().size(), one.right());
        return exam.sitting().handIn(one.learner().who().person(), attempt);
    }

    private UUID claim(Learner learner, UUID attempt) {
        Learner.Invented invented = learner.invented();
        return credentials.claim(learner.who().person(), attempt, new Claim(invented.name(), invented.region(), invented.nationalId()));
    }
}
