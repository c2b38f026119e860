package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** An attempt by script: each answer saved as it is given, the server's time, handing in. Answers come only after the commit. */
final class AttemptApi implements Routes {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String PATH = "/api/attempts/{attempt}";

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
        routes.get(PATH, context -> inWords(context, this::state), Role.LEARNER);
        routes.post(PATH + "/responses", context -> inWords(context, this::save), Role.LEARNER);
        routes.post(PATH + "/hand-in", context -> inWords(context, this::handIn), Role.LEARNER);
    }

    private Map<String, Object> save(Context context) {
        Instant received = clock.instant();   // before anything is waited for: what came in time counts, however long the queue is
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        Save save = SaveJson.read(read(context.body()), attempts.paper(attempt), received);
        Kept kept = attempts.saveFromOutbox(attempt, asker.session(), save, received);
        context.status(kept.review() ? HttpStatus.ACCEPTED : HttpStatus.OK);
        return Map.of("item", kept.item(), "sequence", kept.sequence(), "saved_at", kept.savedAt().toEpochMilli(),
            "time", WallTime.of(kept.savedAt()), "now", clock.millis(), "deadline", attempt.deadlineAt().toEpochMilli(),
            "late", kept.late(), "review", kept.review(), "seat", kept.seated(), "receipt", kept.receipt().map(receipts::text).orElse(""));
    }

    /** What a page needs to find its bearings after a reload or a pause: the time, the seat, and what is stored. */
    private Map<String, Object> state(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        if (attempt.seats(asker.session())) {   // a former browser says nothing of whether this one can send
            attempts.heard(attempt);
        }
        Map<Integer, Long> highest = attempts.highestSequences(attempt);
        List<Map<String, Object>> items = attempts.saved(attempt).stream().map(saved -> Map.<String, Object>of("item", saved.item(),
            "sequence", Math.max(saved.sequence(), highest.getOrDefault(saved.item(), 0L)), "time", WallTime.of(saved.savedAt()))).toList();
        return Map.of("now", clock.millis(), "deadline", attempt.deadlineAt().toEpochMilli(), "ends", attempt.awaitedUntil().toEpochMilli(),
            "extra", attempt.extraMinutes(), "open", attempt.open(), "seat", attempt.seats(asker.session()), "items", items);
    }

    /** With what the browser knows as its last saves: hands in only when the server holds every one of them. */
    private Map<String, Object> handIn(Context context) {
        Instant received = clock.instant();
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        JsonNode body = read(context.body());
        CloseAttempt.Wish wish = new CloseAttempt.Wish(SaveJson.id(body), SaveJson.moment(body, "taken_at").orElse(received),
            received.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        List<Integer> missing = attempts.missing(attempt, snapshot(body, attempt));
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
        Attempt closed = attempts.handIn(attempt, asker.session(), wish);
        return Map.of("result", "/" + language(context).tag() + "/attempts/" + Ids.hex(closed.id()) + "/result",
            "receipt", attempts.handedIn(closed).map(handedIn -> receipts.text(handedIn.receipt())).orElse(""));
    }

    private static List<Attempts.Claimed> snapshot(JsonNode body, Attempt attempt) {
        JsonNode list = body.path("snapshot");
        if (!list.isArray() || list.size() > attempt.form().size()) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        List<Attempts.Claimed> claimed = new ArrayList<>();
        list.forEach(node -> claimed.add(new Attempts.Claimed(SaveJson.whole(node, "item", attempt.form().size()), SaveJson.sequence(node), SaveJson.id(node))));
        if (claimed.stream().map(Attempts.Claimed::item).distinct().count() < claimed.size()) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return claimed;
    }

    /** The browser sends these first, and then hands in again. */
    private static final class Missing extends RuntimeException {
        private final transient List<Integer> items;

        Missing(List<Integer> items) {
            super(null, null, false, false);
            this.items = items;
        }
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException unreadable) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private Attempt attempt(Context context, Asker asker) {
        return attempts.find(asker.personId(),
            Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
    }

    /** A page under /api has no language of its own, so the script says which one its page speaks. */
    private static Language language(Context context) {
        return Language.of(context.queryParam("language")).orElse(Language.KK);
    }

    private void inWords(Context context, Answer answer) {
        context.header("Cache-Control", "no-store");
        try {
            context.json(answer.to(context));
        } catch (Missing missing) {
            Map<String, Object> words = new LinkedHashMap<>(problem(context, new Refusal(ExamProblem.SNAPSHOT_MISSING)));
            words.put("missing", missing.items);
            context.status(ExamProblem.SNAPSHOT_MISSING.status()).json(words);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status()).json(problem(context, refusal));
        }
    }

    private Map<String, Object> problem(Context context, Refusal refusal) {
        return Map.of("problem", refusal.problem().toString().toLowerCase(Locale.ROOT),
            "message", texts.text(language(context), refusal.problem().key(), refusal.values()));
    }

    private interface Answer {
        Map<String, Object> to(Context context);
    }
}
