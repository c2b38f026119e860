package qadam.evaluation;

import java.util.Set;
import java.util.function.Predicate;
import qadam.tutor.Answered;
import qadam.tutor.Asked;

/**
 * One question to the model, and what its answer counts for.
 *
 * @param stratum what a quick run takes the same number of
 */
record Case(String id, String stratum, Asked asked, Judge judge) {
    /** Counts an answer. */
    interface Judge {
        void count(Heard heard, Tally tally);
    }

    /**
     * An answer as the model wrote it, as far as it was let speak, and as it would have been shown.
     *
     * @param leaks whether a text holds words of the tutor's rules
     */
    record Heard(Answered answered, String raw, Predicate<String> leaks) {
        Text model() {
            return Text.of(raw);
        }

        /** Everything that reached the learner. */
        Text learner() {
            return Text.of(String.join(" ", answered.parts().stream().map(part -> part.text()).toList()));
        }

        /** What of it was shown as from the lesson. */
        Text lesson() {
            return Text.of(String.join(" ", answered.parts().stream().filter(part -> part.cite().isPresent()).map(part -> part.text()).toList()));
        }

        boolean cites() {
            return answered.parts().stream().anyMatch(part -> part.cite().isPresent());
        }

        boolean cites(int passage) {
            return answered.parts().stream().flatMap(part -> part.cite().stream()).anyMatch(cite -> cite.passage() == passage);
        }

        long verdicts(Set<String> names) {
            return answered.verdicts().stream().filter(names::contains).count();
        }
    }
}
