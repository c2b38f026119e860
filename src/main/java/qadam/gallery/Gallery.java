package qadam.gallery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.consent.Consents;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Learners;
import qadam.identity.Leaving;
import qadam.identity.People;
import qadam.lab.LabWorks;
import qadam.lab.Labs;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: labs in a class, and the gallery. */
public final class Gallery {
    /** How long it is still known that something was shown and taken back. */
    private static final Duration TAKEN_BACK = Duration.ofDays(30);

    private final Around around;
    private final ShowingStore store = new ShowingStore();
    private final Works works;
    private final Showings showings;

    /** Whom this package asks. */
    public record Around(Database database, InstantSource clock, Courses courses, Labs labs, LabWorks works, People people, Learners learners, Organisations organisations,
                         Members members, Scope scope, Consents consents) {
    }

    public Gallery(Around around) {
        this.around = around;
        this.works = new Works(around.courses, around.labs, around.works, around.learners);
        this.showings = new Showings(works, around.members, around.people, around.consents, around.clock);
        around.members.heardBy(showings::left);
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new GalleryPages(site, askers, around, showings, works),
            new ClassLabPages(site, around, new ClassLabs(around, works, site.texts()), showings, works));
    }

    /** What was taken back long ago. */
    public Forgetting nightly() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> store.forget(handle, now.minus(TAKEN_BACK), Forgetting.PIECE));
    }

    /** What somebody shows is shown by whoever that turned out to be; what a teacher hid stays hidden by that account. */
    public JoinListener joining() {
        return JoinListener.moving(Map.of("lab_showings", "number"));
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "lab_showings";
            }

            @Override
            public Set<String> tables() {
                return Set.of("lab_showings");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return store.of(handle, person).stream().map(Gallery::line).toList();
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving);
            }
        };
    }

    private static Map<String, Object> line(Showing showing) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("organisation", showing.place());
        line.put("work", Ids.hex(showing.work()));
        line.put("shown_at", showing.shownAt().toString());
        line.put("ended_at", showing.endedAt().map(Object::toString).orElse(""));
        line.put("hidden_by_teacher", showing.hiddenBy().isPresent());
        return line;
    }
}
