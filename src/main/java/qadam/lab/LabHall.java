package qadam.lab;

import java.util.ArrayList;
import java.util.List;
import qadam.identity.MeSection;
import qadam.record.Receipts;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face towards the house: the labs' pages and addresses, and what a person's own page says of them. */
public final class LabHall {
    private final LabWorks.Ground ground;
    private final Labs labs;
    private final LabWorks works;

    public LabHall(LabWorks.Ground ground, Labs labs, LabWorks works) {
        this.ground = ground;
        this.labs = labs;
        this.works = works;
    }

    /** With the addresses of each bench's own. */
    public List<Routes> routes(Site site, Askers askers, Receipts receipts) {
        LabAskers asking = new LabAskers(askers, ground.database(), ground.learners());
        List<Routes> routes = new ArrayList<>(List.of(new LabApi(site, asking, labs, works, receipts),   // before the pages: {language} would take its addresses
            new LabPages(site, asking, ground.database(), labs, works)));
        labs.benches().forEach(bench -> routes.addAll(bench.routes(site)));
        return routes;
    }

    public MeSection meSection(Texts texts) {
        return new LabsCard(texts, ground.learners(), works, labs);
    }
}
