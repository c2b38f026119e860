package qadam.answerfile;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Role;

/** Who may bring in whose file: one's own; of a class in which one teaches, or a school that one heads or where one supervises exams; the office anybody's. */
final class Actors {
    private static final Set<Role> OF_ALL = Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    private static final Set<Role> OF_A_PLACE = Set.of(Role.TEACHER, Role.HEAD, Role.INVIGILATOR);

    private final AnswerFiles.Around around;

    Actors(AnswerFiles.Around around) {
        this.around = around;
    }

    /**
     * The learner keys that are the file's learner's now.
     *
     * @param learner the one under which the file's answers are kept
     * @throws Refusal when the asker may not act for them, in the same words whoever it is
     */
    List<Long> learnersFor(Handle handle, Asker asker, UUID person, long learner) {
        List<Long> learners = around.learners().of(handle, person);
        if (!learners.contains(learner) || !around.people().exists(handle, person) || !mayActFor(handle, asker, person)) {
            throw new Refusal(AnswerFileProblem.NOT_YOURS);
        }
        return learners;
    }

    private boolean mayActFor(Handle handle, Asker asker, UUID person) {
        return asker.personId().equals(person) || OF_ALL.stream().anyMatch(asker::may)
            || around.members().places(handle, person).stream().anyMatch(place -> around.scope().reaches(handle, asker, place, OF_A_PLACE));
    }
}
