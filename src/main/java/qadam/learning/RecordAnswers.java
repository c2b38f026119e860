package qadam.learning;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Judgement;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Receipt;
import qadam.record.RecordedSteps;
import qadam.shared.GroupWork;
import qadam.shared.Outcome;

/** Writes judged answers of many learners down together: their steps, then the projections that show them. */
final class RecordAnswers implements GroupWork<RecordAnswers.Judged, Answered> {
    private final TryStore tries = new TryStore();
    private final RecordedSteps steps;

    RecordAnswers(RecordedSteps steps) {
        this.steps = steps;
    }

    /** An answer with all that can be thought out before it is written. @param result as the step keeps it */
    record Judged(long learner, Answer answer, boolean right, byte[] result) {
        static Judged of(long learner, Answer answer) {
            boolean right = Judgement.isRight(answer.item().task(), answer.response());
            return new Judged(learner, answer, right, PracticeResult.encode(answer.item().task(), answer.response(), right));
        }
    }

    @Override
    public List<Outcome<Answered>> in(Handle handle, List<Judged> answers) {
        List<NewStep> made = answers.stream().map(answer -> step(handle, answer)).toList();
        List<Outcome<Receipt>> receipts = steps.append(handle, made);
        List<Outcome<Answered>> answered = new ArrayList<>(answers.size());
        List<Try> fresh = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            boolean right = answers.get(i).right();
            switch (receipts.get(i)) {
                case Outcome.Kept<Receipt>(Receipt receipt) -> {
                    answered.add(new Outcome.Kept<>(new Answered(receipt, right)));
                    if (!receipt.repeated()) {
                        fresh.add(attempt(made.get(i), right, receipt));
                    }
                }
                case Outcome.Refused<Receipt>(var refusal) -> answered.add(new Outcome.Refused<>(refusal));
            }
        }
        tries.add(handle, fresh);
        return answered;
    }

    private NewStep step(Handle handle, Judged judged) {
        Answer answer = judged.answer();
        Course course = answer.course();
        return new NewStep(judged.learner(), answer.id(), Kind.PRACTISED, answer.takenAt(), steps.courseVersion(handle, course.slug(), course.version()),
            steps.activity(handle, course.slug(), course.version(), answer.item().id()), judged.result());
    }

    private static Try attempt(NewStep step, boolean right, Receipt receipt) {
        return new Try(step.learner(), step.activity(), step.courseVersion(), right, receipt.storedAt(), receipt.node());
    }
}
