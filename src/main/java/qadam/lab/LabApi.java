package qadam.lab;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.record.Receipts;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.StorageProblem;
import qadam.web.Asker;
import qadam.web.Cost;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a lab's script says to the server: {@code GET /api/labs/{course}/{lab}}, who am I here and what have I handed in; and {@code POST …/work}, which is
 * acknowledged only when it is durable. "later" means that it stays in the outbox.
 */
final class LabApi implements Routes {
    /** Work, answers in words and what says whose it is. */
    static final int LARGEST_BODY = Labs.LARGEST_WORK + 100_000;
    private static final int DEEPEST = 40;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-fA-F-]{32,36})\"");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LARGEST_BODY).maxNumberLength(40).maxNameLength(200).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Site site;
    private final LabAskers askers;
    private final Labs labs;
    private final LabWorks works;
    private final Receipts receipts;

    LabApi(Site site, LabAskers askers, Labs labs, LabWorks works, Receipts receipts) {
        this.site = site;
        this.askers = askers;
        this.labs = labs;
        this.works = works;
        this.receipts = receipts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/labs/{course}/{lab}", this::sit, Role.ANYONE);
        routes.post("/api/labs/{course}/{lab}/work", this::take, Role.ANYONE, Cost.HEAVY);
    }

    /** Gives a visitor a learner key, as the first step would: the lab knows them by it. Only our own page may ask for that. */
    private void sit(Context context) {
        Labs.Place place = labs.find(context.pathParam("course"), context.pathParam("lab")).orElseThrow(() -> new Refusal(LabProblem.NO_SUCH_LAB));
        if (!List.of("", "same-origin", "none").contains(Optional.ofNullable(context.header("Sec-Fetch-Site")).orElse(""))) {
            throw new Refusal(WebProblem.FOREIGN_ORIGIN);
        }
        Asker asker = askers.findOrEnrol(context);
        LabWorks.Seat seat = works.seat(askers.keys(asker), place);
        Optional<HandedIn> best = LabWorks.best(seat.handedIn());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ticket", seat.ticket());
        answer.put("seed", seat.seed());
        answer.put("owner", asker.owner());
        answer.put("best", best.map(LabApi::line).orElse(null));
        answer.put("handedIn", seat.handedIn().stream().map(LabApi::line).toList());
        Language language = Language.of(context.queryParam("language")).orElse(Language.KK);
        answer.put("html", best.isPresent() ? html(language, "lab/mine.jte", Map.of("path", place.path(), "best", best.get(), "count", seat.handedIn().size())) : "");
        send(context, answer);
    }

    private static Map<String, Object> line(HandedIn work) {
        return Map.of("id", work.id().toString(), "at", work.handedInAt().toString(), "version", work.version(), "points", work.points(), "passed", work.passed());
    }

    private void take(Context context) throws IOException {
        byte[] body = context.req().getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            tooLarge(context, body);
        } else {
            send(context, works.inPlace(() -> graded(context, body)));
        }
    }

    private Map<String, Object> graded(Context context, byte[] body) {
        Map<String, Object> reply = new LinkedHashMap<>();
        JsonNode sent = read(body);
        UUID id = Ids.parse(sent.path("id").stringValue(null)).filter(one -> one.version() == 7).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        reply.put("id", sent.path("id").stringValue(""));
        Language language = Language.of(sent.path("language").stringValue(null)).orElse(Language.KK);
        try {
            store(context, id, sent, language, reply);
        } catch (Refusal refusal) {
            refused(refusal, language, reply);
        }
        return reply;
    }

    private void store(Context context, UUID id, JsonNode sent, Language language, Map<String, Object> reply) {
        Asker asker = askers.findOrEnrol(context);
        if (sent.hasNonNull("owner") && !asker.owner().equals(sent.path("owner").stringValue(null))) {
            throw new Refusal(LabProblem.OF_ANOTHER);
        }
        Delivery delivery = delivery(id, sent, context.pathParam("course"), context.pathParam("lab"));
        LabWorks.Taken taken = works.handIn(asker.learner().orElseThrow(), askers.keys(asker), delivery);
        HandedIn work = taken.handedIn();
        reply.put("receipt", receipts.text(taken.receipt()));
        reply.put("points", work.points());
        reply.put("passed", work.passed());
        reply.put("html", html(language, "lab/grade.jte", Map.of("work", work, "pass", pass(delivery), "own", "/labs/" + work.course() + "/" + work.lab() + "/work")));
    }

    private int pass(Delivery delivery) {
        return labs.find(delivery.course(), delivery.version(), delivery.lab()).orElseThrow().lab().pass();
    }

    static Delivery delivery(UUID id, JsonNode sent, String course, String lab) {
        JsonNode reflection = sent.path("reflection");
        JsonNode points = sent.path("claimed").path("points");
        boolean whole = sent.path("work").isObject() && sent.path("takenAt").isIntegralNumber() && sent.path("takenAt").canConvertToLong()
            && sent.path("takenAt").longValue() > 0 && sent.path("version").isInt() && (reflection.isObject() || reflection.isMissingNode())
            && reflection.values().stream().allMatch(JsonNode::isString) && (points.isMissingNode() || points.isNull() || points.isInt())
            && course.equals(sent.path("course").stringValue(null)) && lab.equals(sent.path("lab").stringValue(null));
        if (!whole) {
            throw new Refusal(LabProblem.MALFORMED_WORK);
        }
        if (JSON.writeValueAsBytes(sent.path("work")).length > Labs.LARGEST_WORK) {
            throw new Refusal(LabProblem.TOO_LARGE);
        }
        Map<String, String> answers = new LinkedHashMap<>();
        reflection.properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue().stringValue()));
        return Delivery.of(id, sent, answers, points.isInt() ? OptionalInt.of(points.intValue()) : OptionalInt.empty());
    }

    /** So that the outbox lets go of it, its id is looked for in what was read. */
    private void tooLarge(Context context, byte[] body) {
        Map<String, Object> reply = new LinkedHashMap<>();
        Matcher id = ID.matcher(new String(body, 0, 200, StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new Refusal(LabProblem.TOO_LARGE);
        }
        reply.put("id", id.group(1));
        refused(new Refusal(LabProblem.TOO_LARGE), Language.of(context.header("Accept-Language")).orElse(Language.KK), reply);
        context.status(413).header("Connection", "close");
        send(context, reply);
    }

    private void refused(Refusal refusal, Language language, Map<String, Object> reply) {
        reply.put("later", refusal.problem() instanceof StorageProblem || refusal.problem() == LabProblem.OF_ANOTHER || refusal.problem() == LabProblem.TOO_FAST);
        reply.put("problem", refusal.problem().toString());
        reply.put("html", html(language, "lab/refused.jte", Map.of("message", site.texts().text(language, refusal.problem().key(), refusal.values()))));
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode sent = JSON.readTree(body);
            if (sent == null || !sent.isObject()) {
                throw new Refusal(WebProblem.MALFORMED);
            }
            return sent;
        } catch (JacksonException malformed) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private static void send(Context context, Map<String, Object> answer) {
        context.header("Cache-Control", "no-store").contentType("application/json").result(JSON.writeValueAsBytes(answer));
    }

    private String html(Language language, String template, Map<String, Object> values) {
        Page page = site.page(language, "", "", "");
        return new String(site.render(template, page, values), StandardCharsets.UTF_8);
    }
}
