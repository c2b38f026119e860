package qadam.credential;

import java.time.Instant;
import java.util.UUID;
import qadam.catalog.Programme;
import qadam.exam.ExamPassed;
import qadam.shared.Language;

/** The right to one credential, earned by a passed attempt. */
record Entitlement(UUID person, UUID attempt, long learner, String exam, String course, int courseVersion, int level,
                   String track, Language language, Instant passedAt, String mode, boolean sealed) {
    static Entitlement of(ExamPassed passed) {
        return new Entitlement(passed.person(), passed.attempt(), passed.learner(), passed.exam(), passed.course(),
            passed.courseVersion(), passed.level(), passed.track(), passed.language(), passed.passedAt(), passed.mode(),
            passed.sealed());
    }

    /** As supervised as the room says; what was sat in none keeps the exam's own mode. */
    Entitlement as(Supervision.Kind kind) {
        String said = switch (kind) {
            case OUTSIDE -> mode;
            case SUPERVISED -> Leaf.SUPERVISED;
            case UNSIGNED, WAITING, EXPELLED -> Leaf.ONLINE;
        };
        return new Entitlement(person, attempt, learner, exam, course, courseVersion, level, track, language, passedAt, said, sealed);
    }

    /** True when the exam's keys are public: its credential is a rehearsal and never counts, except among invented people. */
    boolean isRehearsal(Programme programme) {
        return !sealed && !programme.isDemonstration();
    }

    /** The mode that the credential and its leaf name. */
    String publicMode(Programme programme) {
        return isRehearsal(programme) ? Leaf.REHEARSAL : mode;
    }
}
