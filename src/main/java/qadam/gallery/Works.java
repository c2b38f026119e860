package qadam.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Lab;
import qadam.identity.Learners;
import qadam.lab.HandedIn;
import qadam.lab.LabWorks;
import qadam.lab.Labs;
import qadam.lab.Shown;
import qadam.lab.Work;
import qadam.shared.Refusal;

/** Handed-in work of persons, and what others may see of it. */
final class Works {
    private final Courses courses;
    private final Labs labs;
    private final LabWorks works;
    private final Learners learners;

    Works(Courses courses, Labs labs, LabWorks works, Learners learners) {
        this.courses = courses;
        this.labs = labs;
        this.works = works;
        this.learners = learners;
    }

    /** The best of each lab, by what still counts. */
    List<HandedIn> best(Handle handle, UUID person) {
        List<HandedIn> all = works.of(handle, learners.of(handle, person));
        List<HandedIn> best = new ArrayList<>();
        all.stream().map(work -> work.course() + "/" + work.lab()).distinct().forEach(lab ->
            LabWorks.best(all.stream().filter(work -> lab.equals(work.course() + "/" + work.lab())).toList()).ifPresent(best::add));
        return best.stream().filter(HandedIn::kept).toList();
    }

    /** @throws Refusal when it is not theirs, or has grown old */
    HandedIn mine(Handle handle, UUID person, UUID work) {
        HandedIn mine = works.of(handle, learners.of(handle, person)).stream().filter(one -> one.id().equals(work)).findFirst()
            .orElseThrow(() -> new Refusal(GalleryProblem.NO_SUCH_WORK));
        if (!mine.kept()) {
            throw new Refusal(GalleryProblem.GROWN_OLD);
        }
        return mine;
    }

    Map<UUID, List<Long>> keys(Handle handle, List<UUID> persons) {
        return learners.ofEach(handle, persons);
    }

    List<HandedIn> of(Handle handle, List<Long> keys) {
        return works.of(handle, keys);
    }

    /** The lab as it was when the work was made. */
    Optional<Lab> lab(HandedIn work) {
        return course(work).flatMap(course -> course.lab(work.lab()));
    }

    private Optional<Course> course(HandedIn work) {
        return courses.find(work.course(), work.version());
    }

    /** @param maker what stands beside it; empty for no name @throws Refusal when the work has grown old */
    Exhibit exhibit(Handle handle, HandedIn work, String maker) {
        Lab lab = lab(work).orElseThrow(() -> new Refusal(GalleryProblem.NO_SUCH_WORK));
        Work content = works.work(handle, work.id()).orElseThrow(() -> new Refusal(GalleryProblem.GROWN_OLD));
        // a kind of today may not know what one of yesterday has taken: then the answers alone are shown
        Shown card = labs.bench(lab).flatMap(bench -> course(work).flatMap(course -> bench.shown(course, lab, work.seed(), content.work())))
            .orElse(new Shown(List.of(), List.of()));
        List<Exhibit.Answer> answers = lab.reflection().stream().filter(asked -> !content.reflection().getOrDefault(asked.id(), "").isBlank())
            .map(asked -> new Exhibit.Answer(asked, content.reflection().get(asked.id()))).toList();
        return new Exhibit(lab, "/labs/" + work.course() + "/" + work.lab(), maker, answers, card);
    }
}
