package qadam.counting;

import java.util.List;
import java.util.UUID;
import qadam.credential.Earned;

/** Somebody of a group with what they have passed. @param number in the class list @param earned no rehearsals */
record Pupil(int number, UUID person, String name, boolean declined, List<Earned> earned) {
    /** Supervised, permitted, and not counted yet: what a clerk or a guardian can have counted. */
    List<Earned> countable() {
        return earned.stream().filter(one -> isSupervisedAndOpen(one) && one.permitted()).toList();
    }

    /** Whether something could be counted if the guardian agreed that they learn. */
    boolean lacksConsent() {
        return earned.stream().anyMatch(one -> isSupervisedAndOpen(one) && !one.permitted());
    }

    private static boolean isSupervisedAndOpen(Earned one) {
        return one.supervision() == qadam.credential.Supervision.Kind.SUPERVISED && one.open() && !one.counted();
    }

    /** Without having given an id: what is issued already stays as it is. */
    List<Earned> unissued() {
        return countable().stream().filter(one -> one.credential().isEmpty()).toList();
    }

    Standing standing() {
        return Standing.of(this);
    }
}
