package qadam.lab;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Lab;

/** A lab, and how far somebody has come with it. @param best of what they have handed in */
public record MyLab(Course course, Lab lab, Optional<HandedIn> best) {
    static MyLab of(Labs.Place place, List<HandedIn> all) {
        List<HandedIn> here = all.stream().filter(work -> work.course().equals(place.course().slug()) && work.lab().equals(place.lab().id())).toList();
        return new MyLab(place.course(), place.lab(), LabWorks.best(here));
    }

    public String path() {
        return "/labs/" + course.slug() + "/" + lab.id();
    }
}
