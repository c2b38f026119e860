package qadam.lab;

import java.util.ArrayList;
import java.util.List;
import qadam.catalog.Lab;

/** The grade of a whole work: the workbench's reasons, and the frame's own for what was answered in words. */
final class Grading {
    private Grading() {
    }

    /** @throws qadam.shared.Refusal for work that is malformed or impossible */
    static Grade of(Labs.Place place, long seed, Work work) {
        Lab lab = place.lab();
        Workbench bench = place.bench();
        Reflection.check(lab, work.reflection());
        Grade made = bench.grade(place.course(), lab, seed, work.work());
        if (made.most() > 100 - Reflection.MOST) {
            throw new IllegalStateException("the bench " + bench.kind() + " gives up to " + made.most() + " points; ten of a hundred are the frame's");
        }
        List<Reason> reasons = new ArrayList<>(made.reasons());
        reasons.add(Reflection.reason(lab, work.reflection()));
        return new Grade(reasons);
    }
}
