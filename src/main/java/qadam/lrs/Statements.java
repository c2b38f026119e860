package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.shared.Limits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /xapi/statements}: IEEE 9274.1.1 §4.1.6.1, xAPI 1.0.3 Part Three §2.1. */
final class Statements implements Resource {
    static final String CONSISTENT = "X-Experience-API-Consistent-Through";
    /** What was stored longer ago than this is seen by every reader: no commit takes so long. */
    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(60);
    /** Between reading the clock and being seen by the database to write. */
    private static final Duration UNSEEN = Duration.ofMillis(100);

    private final Database database;
    private final InstantSource clock;
    private final OwnSteps steps;
    private final TakeStatements take;
    private final FoundStatements found;
    private final StatementStore store = new StatementStore();
    private final Definitions definitions = new Definitions();
    private final int mostAtOnce;
    private final int mostOnPage;
    private final int mostAttachments;
    /** When each of the requests that are being stored now began. */
    private final Map<Object, Instant> underWay = new ConcurrentHashMap<>();

    Statements(Database database, InstantSource clock, OwnSteps steps, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.steps = steps;
        this.take = new TakeStatements(clock, steps);
        this.found = new FoundStatements(steps, limits.of(Limit.UPLOAD_KILOBYTES) * 1024);
        this.mostAtOnce = limits.of(Limit.LRS_STATEMENTS_AT_ONCE);
        this.mostOnPage = limits.of(Limit.LRS_STATEMENTS_ON_A_PAGE);
        this.mostAttachments = limits.of(Limit.LRS_ATTACHMENTS_AT_ONCE);
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "PUT", "POST");
    }

    @Override
    public XapiAnswer answer(XapiRequest request) {
        try {
            XapiAnswer answer = switch (request.method()) {
                case "GET" -> get(request);
                case "PUT" -> put(request);
                case "POST" -> post(request);
                default -> throw new XapiProblem(405, "statements are read by GET and sent by POST or PUT", Map.of("Allow", "GET, HEAD, POST, PUT"));
            };
            return answer.with(CONSISTENT, consistentThrough(request.client()).toString());
        } catch (XapiProblem refused) {
            Map<String, String> headers = new TreeMap<>(refused.headers());
            headers.put(CONSISTENT, consistentThrough(request.client()).toString());
            throw new XapiProblem(refused.status(), refused.getMessage(), headers);
        }
    }

    /**
     * Up to which moment of storing nothing can appear any more: all that is under way has a later one. The last that was stored is such a moment,
     * for they are stored one after the other; so is now, when nothing is under way. Of our own steps a reader is only told what is long settled.
     */
    private Instant consistentThrough(Client client) {
        Instant now = clock.instant();
        if (client.may(Scope.STEPS_READ)) {
            return now.minus(LONGEST_COMMIT);
        }
        Instant begun = underWay.values().stream().min(Comparator.naturalOrder()).orElse(now);
        return database.read(handle -> {
            Instant last = StatementRow.moment(store.lastPosition(handle));
            Instant elsewhere = database.isPostgresql() ? now.minus(store.oldestWriting(handle)).minus(UNSEEN) : now;
            Instant settled = elsewhere.isBefore(begun) ? elsewhere : begun;
            return last.isAfter(settled) ? last : settled;
        });
    }

    private void store(Delivery delivery, Client client) {
        Object mine = new Object();
        underWay.put(mine, clock.instant());
        try {
            database.write(handle -> take.in(handle, delivery, client));
        } finally {
            underWay.remove(mine);
        }
    }

    private XapiAnswer put(XapiRequest request) {
        request.client().require(Scope.STATEMENTS_WRITE);
        request.allow("statementId");
        UUID id = id(request, "statementId");
        Delivery delivery = Delivery.of(request, 1, mostAttachments);
        if (!delivery.single()) {
            throw new XapiProblem(400, "PUT sends one statement and no array");
        }
        NewStatement sent = delivery.statements().getFirst();
        if (sent.tree().has("id") && !sent.id().equals(id)) {
            throw new XapiProblem(400, "the statement's id is another than statementId");
        }
        Delivery named = new Delivery(List.of(sent.withId(id)), delivery.attachments(), true);
        store(named, request.client());
        return XapiAnswer.empty(204);
    }

    private XapiAnswer post(XapiRequest request) {
        request.client().require(Scope.STATEMENTS_WRITE);
        request.allow();
        Delivery delivery = Delivery.of(request, mostAtOnce, mostAttachments);
        store(delivery, request.client());
        ArrayNode ids = StrictJson.object().putArray("ids");
        delivery.statements().forEach(statement -> ids.add(statement.id().toString()));
        return XapiAnswer.json(StrictJson.write(ids));
    }

    private static UUID id(XapiRequest request, String name) {
        return Values.uuid(request.required(name)).orElseThrow(() -> StatementQuery.wrong(name, "a UUID"));
    }

    private XapiAnswer get(XapiRequest request) {
        Client client = request.client();
        if (!client.may(Scope.STATEMENTS_READ_MINE) && !client.may(Scope.STEPS_READ)) {
            client.require(Scope.STATEMENTS_READ);
        }
        boolean one = request.parameters().containsKey("statementId");
        if (one || request.parameters().containsKey("voidedStatementId")) {
            return database.read(handle -> single(handle, request, one));
        }
        StatementQuery query = StatementQuery.of(request, mostOnPage);
        return database.read(handle -> many(handle, request, query));
    }

    private XapiAnswer single(Handle handle, XapiRequest request, boolean valid) {
        String name = valid ? "statementId" : "voidedStatementId";
        request.allow(name, "format", "attachments");
        UUID id = id(request, name);
        StatementFormat format = StatementFormat.of(request);
        boolean attachments = StatementQuery.truth(request, "attachments");
        Optional<StatementRow> row = store.find(handle, id).filter(found -> found.voided() != valid && mayRead(request.client(), found));
        Optional<ObjectNode> own = valid && row.isEmpty() && request.client().may(Scope.STEPS_READ) ? steps.find(handle, id, request.version()) : Optional.empty();
        ObjectNode statement = row.map(StatementRow::whole).or(() -> own).orElseThrow(() -> new XapiProblem(404, "there is no such statement"));
        show(handle, List.of(statement), format, request);
        XapiAnswer answer = attachments ? mixed(handle, statement, row.stream().toList()) : XapiAnswer.json(StrictJson.write(statement));
        Instant stored = row.map(StatementRow::stored).orElseGet(() -> Instant.parse(statement.path("stored").stringValue("")));
        return answer.with("Last-Modified", DocumentResource.httpDate(stored));
    }

    private boolean mayRead(Client client, StatementRow row) {
        return client.may(Scope.STATEMENTS_READ)
            || client.may(Scope.STATEMENTS_READ_MINE) && row.agent().equals(new String(StrictJson.write(client.authority()), StandardCharsets.UTF_8));
    }

    private XapiAnswer many(Handle handle, XapiRequest request, StatementQuery query) {
        FoundStatements.Page page = found.page(handle, query, request.client(), request.version());
        show(handle, page.statements(), query.format(), request);
        ObjectNode result = StrictJson.object();
        ArrayNode statements = result.putArray("statements");
        page.statements().forEach(statements::add);
        result.put("more", page.more());
        return query.attachments() ? mixed(handle, result, page.rows()) : XapiAnswer.json(StrictJson.write(result));
    }

    private void show(Handle handle, List<ObjectNode> statements, StatementFormat format, XapiRequest request) {
        Set<String> activities = new TreeSet<>();
        statements.forEach(statement -> activities.addAll(format.activities(statement)));
        Map<String, ObjectNode> known = definitions.findAll(handle, activities);
        statements.forEach(statement -> format.apply(statement, known, request.header("accept-language").orElse("")));
    }

    /** The JSON, and behind it each attachment once (xAPI 1.0.3 Part Three §1.5.2). */
    private XapiAnswer mixed(Handle handle, JsonNode json, List<StatementRow> rows) {
        List<MixedBody.Section> sections = new ArrayList<>();
        sections.add(new MixedBody.Section(Map.of("Content-Type", XapiAnswer.JSON), StrictJson.write(json)));
        Map<String, String> types = new HashMap<>();
        for (StatementRow row : rows) {
            ObjectNode tree = row.tree();
            tree.path("attachments").values().forEach(one -> type(types, one));
            tree.path("object").path("attachments").values().forEach(one -> type(types, one));
        }
        Set<String> sent = new TreeSet<>();
        for (StatementRow row : rows) {
            sent.addAll(store.attachments(handle, row.position()).keySet());
        }
        sent.forEach(sha2 -> sections.add(new MixedBody.Section(headers(sha2, types.getOrDefault(sha2, "application/octet-stream")), store.attachment(handle, sha2))));
        String boundary = "qadam-" + Ids.hex(Ids.random());
        return new XapiAnswer(200, Map.of(), "multipart/mixed; boundary=" + boundary, MixedBody.write(boundary, sections));
    }

    private static void type(Map<String, String> types, JsonNode attachment) {
        types.putIfAbsent(attachment.path("sha2").stringValue("").toLowerCase(Locale.ROOT), attachment.path("contentType").stringValue(""));
    }

    private static Map<String, String> headers(String sha2, String type) {
        return new TreeMap<>(Map.of("Content-Type", type, "Content-Transfer-Encoding", "binary", "X-Experience-API-Hash", sha2));
    }
}
