package qadam.lrs;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.identity.Identity;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Limits;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: puts the store's parts together for whoever wires the house. */
public final class LrsHouse {
    private final Around around;
    private final Limits limits;
    private final Clients clients;

    /** What the store stands on. @param origin of this installation: the home page of its clients' and its learners' accounts */
    public record Around(Database database, Identity identity, RecordedSteps steps, String origin, InstantSource clock) {
    }

    public LrsHouse(Around around, Limits limits) {
        this.around = around;
        this.limits = limits;
        this.clients = new Clients(around.database(), around.identity().masterKey().derive("lrs clients"), around.clock());
    }

    /** @param trial clients for as long as the server runs, each {@code NAME:SECRET} */
    public LrsHouse admitting(List<String> trial) {
        trial.forEach(one -> clients.admit(one.substring(0, one.indexOf(':')), one.substring(one.indexOf(':') + 1)));
        return this;
    }

    public List<Routes> routes(Site site) {
        return List.of(new Door(new Entrance(clients, around.origin(), limits), site, limits, resources()));
    }

    /** By the address below {@code /xapi/}. */
    private Map<String, Resource> resources() {
        Map<String, Resource> all = new LinkedHashMap<>();
        all.put("about", new About());
        OwnSteps steps = new OwnSteps(around.steps(), around.identity().learners(), around.origin());
        all.put("statements", new Statements(around.database(), around.clock(), steps, limits));
        return all;
    }
}
