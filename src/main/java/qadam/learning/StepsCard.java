package qadam.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.identity.Card;
import qadam.identity.Learners;
import qadam.identity.MeSection;
import qadam.shared.Language;
import qadam.web.Site;

/** "My steps" on a person's own page: where they stand and what comes next. */
public final class StepsCard implements MeSection {
    private final Site site;
    private final Courses courses;
    private final Learning learning;
    private final Learners learners;

    public StepsCard(Site site, Courses courses, Learning learning, Learners learners) {
        this.site = site;
        this.courses = courses;
        this.learning = learning;
        this.learners = learners;
    }

    @Override
    public Optional<Card> card(Handle handle, UUID person, Language language) {
        List<Long> keys = learners.of(handle, person);
        List<Card.Link> links = new ArrayList<>();
        int taken = 0;
        int total = 0;
        for (CourseSteps steps : courses.all().stream().map(course -> learning.steps(handle, keys, course)).filter(CourseSteps::begun).toList()) {
            taken += steps.taken();
            total += steps.total();
            steps.next().ifPresent(next -> links.add(new Card.Link(
                site.texts().text(language, "learning.steps.next", Map.of("lesson", next.lesson().in(language).title())),
                "/" + language.tag() + "/courses/" + steps.course().slug() + "/" + next.lesson().id())));
        }
        links.add(new Card.Link(site.texts().text(language, "learning.steps.title"), "/" + language.tag() + "/steps"));
        String words = taken == 0 ? site.texts().text(language, "learning.steps.none")
            : site.texts().text(language, "learning.steps.taken", Map.of("taken", taken, "total", total));
        return Optional.of(new Card(site.texts().text(language, "learning.steps.title"), words, links));
    }
}
