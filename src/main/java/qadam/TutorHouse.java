package qadam;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import qadam.identity.OfficeSection;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.tutor.Tutor;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The wing of the house in which language models answer, wired by hand: the tutor, and what stands beside it. */
final class TutorHouse {
    private final Tutor tutor;

    TutorHouse(Database database, Tutor.Around around, InstantSource clock, Limits limits) {
        this.tutor = new Tutor(database, around, clock, limits);
    }

    List<Forgetting> nightly() {
        return List.of(tutor.nightly());
    }

    List<OfficeSection> officeSections(Texts texts) {
        return List.of(tutor.officeSection(texts));
    }

    List<Routes> routes(Site site, Askers askers) {
        return new ArrayList<>(tutor.routes(site, askers));
    }
}
