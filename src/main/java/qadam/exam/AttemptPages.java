package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.CatalogProblem;
import qadam.catalog.Item;
import qadam.catalog.Responses;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** An attempt without script: one question a page, each answer sent by a form, and handing in. */
final class AttemptPages implements Routes {
    private static final String PATH = "/{language}/attempts/{attempt}";

    private final Site site;
    private final Askers askers;
    private final Attempts attempts;
    private final Sheets sheets;
    private final InstantSource clock;

    AttemptPages(Site site, Askers askers, Attempts attempts, InstantSource clock) {
        this.site = site;
        this.askers = askers;
        this.attempts = attempts;
        this.sheets = new Sheets(attempts, clock);
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show, Role.LEARNER);
        routes.post(PATH + "/responses", this::save, Role.LEARNER);
        routes.post(PATH + "/seat", this::takeSeat, Role.LEARNER);
        routes.get(PATH + "/hand-in", this::confirm, Role.LEARNER);
        routes.post(PATH + "/hand-in", this::handIn, Role.LEARNER);
    }

    private void show(Context context) {
        Asker asker = askers.findOrWelcome(context);
        Attempt attempt = attempt(context, asker);
        if (isElsewhere(context, asker, attempt)) {
            return;
        }
        attempts.heard(attempt);
        draw(context, asker, sheets.lay(attempt, Site.language(context), number(context, "q"), number(context, "saved").orElse(0)));
    }

    private void save(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        int number = itemNumber(context, attempt);
        try {
            if (keep(context, asker, attempt, number)) {
                context.redirect(address(context, attempt, "/result?review"), HttpStatus.SEE_OTHER);
                return;
            }
            int next = Math.min(number + 1, attempt.form().size());
            String place = number == attempt.form().size() ? "/hand-in?saved=" + number : "?q=" + next + "&saved=" + number;
            context.redirect(address(context, attempt, place), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            showRefusal(context, asker, attempt, number, refusal);
        }
    }

    /** @return whether it came too late, so that a person looks at it */
    private boolean keep(Context context, Asker asker, Attempt attempt, int number) {
        Form form = new Form(context);
        Item item = attempts.paper(attempt).item(number);
        UUID step = form.id("step");
        Save save = new Save(number, sequence(form), step, Responses.read(item, context.formParamMap()), Ids.timeOf(step));
        if (save.response().isEmpty() && !attempts.responses(attempt).containsKey(number)) {
            return false;   // nothing was chosen and nothing was there: going on is no answer
        }
        try {
            return attempts.save(attempt, asker.session(), save).review();
        } catch (Refusal refusal) {
            if (refusal.problem() != ExamProblem.SEQUENCE_TAKEN) {
                throw refusal;
            }
            // an old copy of the page was sent again with another answer: what a person sends last is what they mean
            long last = attempts.highestSequence(attempt, number);
            return attempts.save(attempt, asker.session(),
                new Save(number, last + 1, Ids.version7(clock.millis()), save.response(), clock.instant())).review();
        }
    }

    /** Shows at the question what is wrong with the answer; a lost seat or the end of time gets its own page. */
    private void showRefusal(Context context, Asker asker, Attempt attempt, int number, Refusal refusal) {
        switch (refusal.problem()) {
            case CatalogProblem problem -> {
                context.status(problem.status());
                draw(context, asker, sheets.refused(attempt, Site.language(context),
                    new Sheets.Sent(number, context.formParamMap(), problem.key())));
            }
            case ExamProblem problem when problem == ExamProblem.SEAT_TAKEN -> {
                context.status(problem.status());
                drawElsewhere(context, asker, attempt);
            }
            case ExamProblem problem when problem == ExamProblem.TOO_LATE || problem == ExamProblem.HANDED_IN ->
                context.redirect(address(context, attempt, "/result?" + problem.toString().toLowerCase(java.util.Locale.ROOT)), HttpStatus.SEE_OTHER);
            default -> throw refusal;
        }
    }

    private void takeSeat(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        attempts.takeSeat(attempt, asker.session());
        context.redirect(address(context, attempt, ""), HttpStatus.SEE_OTHER);
    }

    private void confirm(Context context) {
        Asker asker = askers.findOrWelcome(context);
        Attempt attempt = attempt(context, asker);
        if (isElsewhere(context, asker, attempt)) {
            return;
        }
        Sheet sheet = sheets.lay(attempt, Site.language(context), Optional.empty(), number(context, "saved").orElse(0));
        site.show(context, asker, "exam/attempt.jte", text(context, "exam.hand_in.title"), Map.of("sheet", sheet, "reviewing", true));
    }

    private void handIn(Context context) {
        Asker asker = askers.find(context);
        Attempt attempt = attempt(context, asker);
        if (attempt.open() && !attempt.seats(asker.session())) {
            context.status(ExamProblem.SEAT_TAKEN.status());
            drawElsewhere(context, asker, attempt);
            return;
        }
        attempts.handIn(attempt, asker.session());
        context.redirect(address(context, attempt, "/result"), HttpStatus.SEE_OTHER);
    }

    /** True when the page was answered already: the attempt is over, or another browser holds the seat. */
    private boolean isElsewhere(Context context, Asker asker, Attempt attempt) {
        if (!attempt.open() || attempt.overdue(clock.instant())) {
            context.redirect(address(context, attempt, "/result"), HttpStatus.SEE_OTHER);
        } else if (!attempt.seats(asker.session())) {
            drawElsewhere(context, asker, attempt);
        } else {
            return false;
        }
        return true;
    }

    private void draw(Context context, Asker asker, Sheet sheet) {
        String title = site.texts().text(Site.language(context), "exam.attempt.title",
            Map.of("number", sheet.current().number(), "total", sheet.size()));
        site.show(context, asker, "exam/attempt.jte", title, Map.of("sheet", sheet, "reviewing", false));
    }

    private void drawElsewhere(Context context, Asker asker, Attempt attempt) {
        site.show(context, asker, "exam/seat.jte", text(context, "exam.seat.title"),
            Map.of("path", "/attempts/" + Ids.hex(attempt.id()), "endsAt", WallTime.of(attempt.deadlineAt())));
    }

    private Attempt attempt(Context context, Asker asker) {
        return attempts.find(asker.personId(),
            Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND)));
    }

    private String text(Context context, String key) {
        return site.texts().text(Site.language(context), key);
    }

    private static int itemNumber(Context context, Attempt attempt) {
        return Optional.of(new Form(context).text("item", 3)).filter(text -> text.matches("\\d{1,3}")).map(Integer::parseInt)
            .filter(attempt.form()::has).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    private static long sequence(Form form) {
        String text = form.text("sequence", 9);
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return Long.parseLong(text);
    }

    private static Optional<Integer> number(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> text.matches("\\d{1,3}")).map(Integer::parseInt);
    }

    private static String address(Context context, Attempt attempt, String rest) {
        return "/" + Site.language(context).tag() + "/attempts/" + Ids.hex(attempt.id()) + rest;
    }
}
