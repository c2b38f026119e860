package qadam.lrs;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.OfficeSection;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: puts the store's parts together for whoever wires the house. */
public final class LrsHouse {
    private final Around around;
    private final Limits limits;
    private final Clients clients;
    /** Under which documents' agents are hashed. */
    private final byte[] agentsKey;

    /** What the store stands on. @param origin of this installation: the home page of its clients' and its learners' accounts */
    public record Around(Database database, Identity identity, RecordedSteps steps, String origin, InstantSource clock) {
    }

    public LrsHouse(Around around, Limits limits) {
        this.around = around;
        this.limits = limits;
        this.clients = new Clients(around.database(), around.identity(), around.clock());
        this.agentsKey = around.identity().masterKey().derive("lrs agents");
    }

    /** @param trial clients for as long as the server runs */
    public LrsHouse admitting(List<TrialClient> trial) {
        trial.forEach(one -> clients.admit(one.name(), one.secret()));
        return this;
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new Door(new Entrance(clients, around.origin(), limits), new Cors(clients, around.origin()), site.isInsecure(), limits, resources()),
            new ClientPages(site, askers, around.database(), clients));
    }

    /** By the address below {@code /xapi/}. */
    private Map<String, Resource> resources() {
        Map<String, Resource> all = new LinkedHashMap<>();
        all.put("about", new About());
        OwnSteps steps = new OwnSteps(around.steps(), around.identity().learners(), around.origin());
        all.put("statements", new Statements(around.database(), around.clock(), steps, limits));
        all.put("activities", new Activities(around.database()));
        all.put("agents", new Agents());
        Documents documents = new Documents(around.database(), agentsKey, around.clock(), limits.of(Limit.LRS_DOCUMENT_KILOBYTES) * 1024);
        for (DocumentKind kind : DocumentKind.values()) {
            all.put(kind.path(), new DocumentResource(kind, documents));
        }
        return all;
    }

    public OfficeSection officeSection(Texts texts) {
        return new ClientCard(clients, texts);
    }

    public List<Exporter> exporters() {
        return List.of(new KnownDocuments(around.identity().learners(), around.origin(), agentsKey));
    }

    /** How many statements and documents of other tools there are, each counted up to a thousand. */
    public static long records(Database database) {
        return database.read(handle -> new StatementStore().countSome(handle) + new DocumentStore().countSome(handle));
    }

    /** Documents that nobody has changed since. */
    public Forgetting oldDocuments() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> new DocumentStore().forget(handle, before, Forgetting.PIECE));
    }
}
