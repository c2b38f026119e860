package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import qadam.catalog.Item;
import qadam.catalog.ResponseJson;
import qadam.catalog.Responses;
import qadam.record.Receipts;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An attempt by script: each answer saved as it is given, and the server's time. Answers come only after the commit. */
final class AttemptApi implements Routes {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_SEQUENCE = 999_999_999;

    private final Texts texts;
    private final Askers askers;
    private final Attempts attempts;
    private final Receipts receipts;
    private final InstantSource clock;

    AttemptApi(Texts texts, Askers askers, Attempts attempts, Receipts receipts, InstantSource clock) {
        this.texts = texts;
        this.askers = askers;
        this.attempts = attempts;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/attempts/{attempt}", context -> inWords(context, this::state), Role.LEARNER);
        routes.post("/api/attempts/{attempt}/responses", context -> inWords(context, this::save), Role.LEARNER);
    }

    private Map<String, Object> save(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        Kept kept = attempts.save(attempt, asker.session(), read(context.body(), attempt));
        return Map.of("item", kept.item(), "sequence", kept.sequence(), "saved_at", kept.savedAt().toEpochMilli(),
            "time", WallTime.of(kept.savedAt()), "now", clock.millis(), "deadline", attempt.deadlineAt().toEpochMilli(),
            "receipt", kept.receipt().map(receipts::text).orElse(""));
    }

    /** What a page needs to find its bearings after a reload or a pause: the time, the seat, and what is stored. */
    private Map<String, Object> state(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        List<Map<String, Object>> items = attempts.saved(attempt).stream().map(saved -> Map.<String, Object>of("item", saved.item(),
            "sequence", attempts.highestSequence(attempt, saved.item()), "time", WallTime.of(saved.savedAt()))).toList();
        return Map.of("now", clock.millis(), "deadline", attempt.deadlineAt().toEpochMilli(), "open", attempt.open(),
            "seat", attempt.seats(asker.session()), "items", items);
    }

    private Save read(String body, Attempt attempt) {
        try {
            JsonNode node = MAPPER.readTree(body);
            int number = whole(node, "item", attempt.form().size());
            Item item = attempts.paper(attempt).item(number);
            return new Save(number, whole(node, "sequence", MOST_SEQUENCE), id(node),
                Responses.read(item, ResponseJson.fields(node.get("response"))), takenAt(node));
        } catch (JacksonException | DateTimeException unreadable) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private static int whole(JsonNode node, String name, int most) {
        JsonNode value = node.path(name);
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return value.intValue();
    }

    private static UUID id(JsonNode node) {
        return Ids.parse(node.path("id").asString("")).filter(id -> id.version() == 7)
            .orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    /** The client's clock, which may be anything; only a number that is a moment at all is taken. */
    private Instant takenAt(JsonNode node) {
        JsonNode value = node.path("taken_at");
        return value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.longValue()) < 1L << 50
            ? Instant.ofEpochMilli(value.longValue()) : clock.instant();
    }

    private Attempt attempt(Context context, Asker asker) {
        return attempts.find(asker.personId(),
            Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
    }

    /** A page under /api has no language of its own, so the script says which one its page speaks. */
    private void inWords(Context context, Answer answer) {
        context.header("Cache-Control", "no-store");
        try {
            context.json(answer.to(context));
        } catch (Refusal refusal) {
            Language language = Language.of(context.queryParam("language")).orElse(Language.KK);
            String message = texts.text(language, refusal.problem().key(), refusal.values());
            context.status(refusal.problem().status())
                .json(Map.of("problem", refusal.problem().toString().toLowerCase(Locale.ROOT), "message", message));
        }
    }

    private interface Answer {
        Map<String, Object> to(Context context);
    }
}
