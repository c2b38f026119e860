package qadam.invigilation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
import qadam.exam.ExamDesk;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.organisation.Scope;
import qadam.room.Rooms;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the pages on which staff looks after sittings, and their card in the office. */
public final class Sittings {
    private final Ground ground;

    /** What they stand on. */
    public record Ground(Database database, InstantSource clock, People people, Courses courses, ExamDesk desk, Rooms rooms) {
    }

    public Sittings(Ground ground) {
        this.ground = ground;
    }

    public List<Routes> routes(Site site, Askers askers, Scope scope) {
        SittingViews views = new SittingViews(ground);
        SittingActs acts = new SittingActs(ground.desk(), site.texts());
        return List.of(new OfficeSittingPages(site, askers, ground, views, acts), new RoomSittingPages(site, scope, ground, views, acts),
            new ExtraTimePages(site, askers, ground));
    }

    public OfficeSection officeSection(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                int waiting = ground.desk().countWaiting(handle);
                return new Card(texts.text(language, "invigilation.late.title"), texts.text(language, "invigilation.late.card"),
                    List.of(new Card.Link(texts.text(language, "invigilation.late.open"), "/" + language.tag() + "/office/late")))
                    .with(new Card.Badge(texts.text(language, "invigilation.late.count", Map.of("count", waiting)), waiting == 0 ? "good" : "warn"));
            }
        };
    }
}
