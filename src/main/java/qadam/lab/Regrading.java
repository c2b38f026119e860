package qadam.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Grades every stored work again, and compares with the grade that its learner was given: points and reasons alike. Changes nothing. */
public final class Regrading {
    private static final int SOME = 50;
    private static final UUID FIRST = new UUID(0, 0);

    private final LabWorkStore store = new LabWorkStore();
    private final Handle handle;
    private final List<Workbench> benches;
    private final Optional<String> course;
    private final Optional<String> lab;

    /** @param course only this one, or all @param lab only those of this name, or all */
    public Regrading(Handle handle, List<Workbench> benches, Optional<String> course, Optional<String> lab) {
        this.handle = handle;
        this.benches = benches;
        this.course = course;
        this.lab = lab;
    }

    /** What became of one that is not equal. @param now points as they would be given today; empty when it cannot be graded @param why in a word */
    public record Difference(String id, String course, int version, String lab, int stored, Optional<Integer> now, String why) {
    }

    /**
     * @param equal with the same points for the same reasons
     * @param gone whose work has grown old: the grade is there and nothing to grade
     */
    public record Outcome(int all, int equal, int gone, List<Difference> differences) {
        public boolean isGood() {
            return differences.isEmpty();
        }
    }

    /** How many there are to go through, of all labs. */
    public int count() {
        return store.count(handle);
    }

    /** @param courses with all versions that were ever published @param progress hears how many were looked at so far */
    public Outcome run(Courses courses, IntConsumer progress) {
        Labs labs = new Labs(courses, benches);
        List<Difference> differences = new ArrayList<>();
        int all = 0;
        int gone = 0;
        int seen = 0;
        for (List<HandedIn> some = store.after(handle, FIRST, SOME); !some.isEmpty(); some = store.after(handle, some.getLast().id(), SOME)) {
            for (HandedIn work : some) {
                progress.accept(++seen);
                if (isAsked(work)) {
                    all++;
                    gone += work.kept() ? 0 : 1;
                    difference(labs, work).ifPresent(differences::add);
                }
            }
        }
        return new Outcome(all, all - gone - differences.size(), gone, differences);
    }

    private boolean isAsked(HandedIn work) {
        return course.filter(one -> !one.equals(work.course())).isEmpty() && lab.filter(one -> !one.equals(work.lab())).isEmpty();
    }

    private Optional<Difference> difference(Labs labs, HandedIn work) {
        Optional<byte[]> content = store.content(handle, work.id());
        Optional<Labs.Place> place = labs.find(work.course(), work.version(), work.lab());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        if (place.isEmpty()) {
            return Optional.of(different(work, Optional.empty(), "no such lab or kind"));
        }
        try {
            Grade again = Grading.of(place.get(), work.seed(), WorkFile.unpack(content.get()));
            boolean equal = WorkFile.reasons(again).equals(WorkFile.reasons(work.grade()));
            return equal ? Optional.empty() : Optional.of(different(work, Optional.of(again.points()), again.points() == work.points() ? "other reasons" : "other points"));
        } catch (Refusal refused) {
            return Optional.of(different(work, Optional.empty(), "refused: " + refused.problem()));
        }
    }

    private static Difference different(HandedIn work, Optional<Integer> now, String why) {
        return new Difference(Ids.hex(work.id()), work.course(), work.version(), work.lab(), work.points(), now, why);
    }
}
