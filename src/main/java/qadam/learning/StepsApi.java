package qadam.learning;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.record.Receipt;
import qadam.record.Receipts;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the browser's outbox delivers: {@code POST /api/steps}, some practice answers at once, each answered for itself,
 * {@code GET /api/me}, my steps, and the receipt of each. A step is acknowledged only when it is durable; "later" means that
 * it stays in the outbox.
 */
public final class StepsApi implements Routes {
    private static final int MOST_STEPS = 50;
    private static final String RETRY_SECONDS = "5";

    private final JsonMapper json = new JsonMapper();
    private final Site site;
    private final Askers askers;
    private final Courses courses;
    private final Learning learning;
    private final MyLearners mine;
    private final Receipts receipts;

    public StepsApi(Site site, Askers askers, Courses courses, Learning learning, MyLearners mine, Receipts receipts) {
        this.site = site;
        this.askers = askers;
        this.courses = courses;
        this.learning = learning;
        this.mine = mine;
        this.receipts = receipts;
    }

    /** What the outbox sends. */
    record Delivery(String language, List<Sent> steps) {
    }

    /**
     * One answer as the browser wrote it; fields are those of the question's form.
     *
     * @param owner who was signed in when it was given, {@link Asker#owner}; null from a client that keeps none for others
     */
    record Sent(String id, String owner, long takenAt, String course, int version, String lesson, String item, Map<String, List<String>> fields) {
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/steps", this::deliver, Role.ANYONE);
        routes.get("/api/steps/{step}/receipt", this::receipt, Role.ANYONE);
        routes.get("/api/me", this::me, Role.ANYONE);
    }

    private void deliver(Context context) {
        Delivery delivery = read(context);
        Asker asker = askers.findOrEnrol(context);
        learning.admit(asker.learner().orElseThrow(), delivery.steps().size());
        Language language = Language.of(delivery.language()).orElse(Language.KK);
        List<Reply> replies = new Replies(site, courses, learning, receipts).to(asker, delivery.steps(), language);
        if (replies.stream().anyMatch(Reply::waits)) {   // the outbox keeps it and comes again
            context.header(Header.RETRY_AFTER, RETRY_SECONDS).status(replies.stream().anyMatch(Reply::settled) ? 200 : 503);
        }
        send(context, Map.of("steps", replies.stream().map(Reply::values).toList()));
    }

    /** The receipt of any step of one's own, the same as when it was stored, as a file to keep. */
    private void receipt(Context context) {
        UUID step = Ids.parse(context.pathParam("step")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        Receipt receipt = learning.receipt(mine.of(askers.find(context)), step).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        context.header("Cache-Control", "no-store").contentType("text/plain; charset=utf-8")
            .header("Content-Disposition", "attachment; filename=\"" + Ids.hex(step) + ".tlog-proof\"")
            .result(receipts.text(receipt));
    }

    private void me(Context context) {
        Asker asker = askers.find(context);
        Language language = Language.of(context.queryParam("language")).orElse(Language.KK);
        Course course = courses.find(String.valueOf(context.queryParam("course"))).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        CourseSteps steps = learning.steps(mine.of(asker), course);
        List<String> solved = steps.lessons().stream()
            .filter(lesson -> lesson.lesson().id().equals(context.queryParam("lesson")))
            .flatMap(lesson -> lesson.solved().stream()).sorted().toList();
        send(context, Map.of("signedIn", asker.signedIn(), "solved", solved,
            "html", steps.begun() ? html(language, "learning/steps.jte", Map.of("steps", steps)) : ""));
    }

    private Delivery read(Context context) {
        try {
            Delivery delivery = json.readValue(context.bodyAsBytes(), Delivery.class);
            if (delivery.steps() == null || delivery.steps().size() > MOST_STEPS || delivery.steps().stream().anyMatch(StepsApi::incomplete)) {
                throw new Refusal(WebProblem.MALFORMED);
            }
            return delivery;
        } catch (JacksonException malformed) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private static boolean incomplete(Sent sent) {
        return sent == null || sent.id() == null || sent.course() == null || sent.lesson() == null || sent.item() == null
            || sent.fields() == null || sent.fields().values().stream().anyMatch(values -> values == null || values.contains(null));
    }

    private void send(Context context, Map<String, Object> answer) {
        context.header("Cache-Control", "no-store").contentType("application/json").result(json.writeValueAsBytes(answer));
    }

    private String html(Language language, String template, Map<String, Object> values) {
        return new String(site.render(template, site.page(language, "", "", ""), values), StandardCharsets.UTF_8);
    }
}
