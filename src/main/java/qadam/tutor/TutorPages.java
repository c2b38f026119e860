package qadam.tutor;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The tutor's page. Excerpts come by an address, as in search; a model is asked by a form, and its answer has an address of its own for a while. */
final class TutorPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Desk desk;

    TutorPages(Site site, Askers askers, Desk desk) {
        this.site = site;
        this.askers = askers;
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/tutor", this::open, Role.ANYONE);
        routes.post("/{language}/tutor", this::ask, Role.LEARNER);
        routes.get("/{language}/tutor/answers/{answer}", this::again, Role.LEARNER);
        routes.post("/{language}/tutor/answers/{answer}/opinion", this::opinion, Role.LEARNER);
        routes.get("/{language}/tutor/answers/{answer}/report", context -> report(context, ""), Role.LEARNER);
        routes.post("/{language}/tutor/answers/{answer}/report", this::send, Role.LEARNER);
    }

    private void open(Context context) {
        Asker asker = askers.find(context);
        Typed typed = Typed.in(context, false);
        if (!typed.isQuestion()) {
            desk.lock().require(asker);
            show(context, asker, desk.view(asker, Site.language(context), typed));
            return;
        }
        desk.countAddress(context);
        answering(context, asker, typed, () -> {
            Answer answer = desk.excerpts(asker, Site.language(context), typed);
            show(context, asker, desk.view(asker, Site.language(context), typed, answer));
        });
    }

    private void ask(Context context) {
        Asker asker = askers.find(context);
        Typed typed = Typed.in(context, true);
        answering(context, asker, typed, () -> {
            Answer answer = desk.answer(asker, Site.language(context), typed, Asking.Hearing.AT_THE_END);
            context.redirect("/" + Site.language(context).tag() + "/tutor/answers/" + Ids.hex(answer.id()), HttpStatus.SEE_OTHER);
        });
    }

    /** Shows what was typed again when it is the question that cannot be answered. */
    private void answering(Context context, Asker asker, Typed typed, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof TutorProblem problem) || problem == TutorProblem.EXAM_OPEN) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            String error = site.texts().text(Site.language(context), problem.key(), refusal.values());
            show(context, asker, desk.refused(asker, Site.language(context), typed, error));
        }
    }

    private void again(Context context) {
        Asker asker = askers.find(context);
        desk.lock().require(asker);
        Optional<Answer> answer = Ids.parse(context.pathParam("answer")).flatMap(id -> desk.kept().find(asker, id));
        if (answer.isPresent()) {
            show(context, asker, desk.view(asker, Site.language(context), Typed.in(context, false), answer.get()));
            return;
        }
        remembered(context, asker);
    }

    /** Another node gave it, or it is some hours old: the log still has the words, without their sources. */
    private void remembered(Context context, Asker asker) {
        UUID id = Ids.parse(context.pathParam("answer")).orElseThrow(() -> new Refusal(TutorProblem.ANSWER_GONE));
        qadam.exchange.Words words = desk.words(asker, id).orElseThrow(() -> new Refusal(TutorProblem.ANSWER_GONE));
        site.show(context, asker, "tutor/remembered.jte", text(context, "tutor.title"), Map.of("asked", words.asked(), "answered", words.answered()));
    }

    private void opinion(Context context) {
        Asker asker = askers.find(context);
        Answer answer = kept(context, asker);
        desk.reports().opinion(answer, new Form(context).text("helped", 5).equals("yes"));
        context.redirect("/" + Site.language(context).tag() + "/tutor/answers/" + Ids.hex(answer.id()) + "?thanks=opinion", HttpStatus.SEE_OTHER);
    }

    private void report(Context context, String error) {
        Asker asker = askers.find(context);
        Answer answer = kept(context, asker);
        site.show(context, asker, "tutor/report.jte", text(context, "tutor.report.title"), Map.of("answer", answer, "error", error,
            "note", Optional.ofNullable(context.formParam("note")).map(Plain::of).orElse(""), "most", Reports.LONGEST));
    }

    private void send(Context context) {
        Asker asker = askers.find(context);
        Answer answer = kept(context, asker);
        Form form = new Form(context);
        try {
            String reason = form.text("reason", 20);
            desk.reports().send(asker, answer, List.of(Report.Reason.values()).stream().filter(one -> one.name().equals(reason)).findFirst(),
                form.text("note", 20_000));
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof TutorProblem problem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            report(context, site.texts().text(Site.language(context), problem.key(), refusal.values()));
            return;
        }
        context.redirect("/" + Site.language(context).tag() + "/tutor/answers/" + Ids.hex(answer.id()) + "?thanks=report", HttpStatus.SEE_OTHER);
    }

    private Answer kept(Context context, Asker asker) {
        desk.lock().require(asker);
        return Ids.parse(context.pathParam("answer")).flatMap(id -> desk.kept().find(asker, id)).orElseThrow(() -> new Refusal(TutorProblem.ANSWER_GONE));
    }

    private void show(Context context, Asker asker, TutorView view) {
        String thanks = Optional.ofNullable(context.queryParam("thanks")).filter(List.of("opinion", "report")::contains).map(which -> text(context, "tutor.thanks." + which)).orElse("");
        String title = view.lesson().map(lesson -> site.texts().text(Site.language(context), "tutor.titled", Map.of("lesson", lesson.title()))).orElseGet(() -> text(context, "tutor.title"));
        site.show(context, asker, "tutor/tutor.jte", title, Map.of("view", view, "thanks", thanks));
    }

    private String text(Context context, String key) {
        return site.texts().text(Site.language(context), key);
    }

    /** The page of a question by its address. */
    static String address(Language language, String course, String lesson, String words) {
        return "/" + language.tag() + "/tutor?course=" + encoded(course) + "&lesson=" + encoded(lesson) + "&q=" + encoded(words);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
