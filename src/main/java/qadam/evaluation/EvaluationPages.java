package qadam.evaluation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.FixedPage;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** What was measured, for everybody: the newest result or the one that is asked for, the files, and whose signature stands under them. */
final class EvaluationPages implements Routes {
    private static final String HERE = Evaluations.PAGE;

    private final Site site;
    private final Evaluations evaluations;

    EvaluationPages(Site site, Evaluations evaluations) {
        this.site = site;
        this.evaluations = evaluations;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + HERE, context -> show(context, HERE, evaluations.latest()), Role.ANYONE);
        routes.get("/{language}" + HERE + "/{result}", context -> show(context, HERE + "/" + context.pathParam("result"), Optional.of(found(context).result())), Role.ANYONE);
        routes.get("/evaluations/{result}", this::file, Role.ANYONE);
        routes.get("/.well-known/qadam/evaluation-keys.txt", context -> plain(context, evaluations.keys()), Role.ANYONE);
    }

    private Results.Kept found(Context context) {
        return evaluations.find(context.pathParam("result")).orElseThrow(() -> new Refusal(EvaluationProblem.NO_SUCH_RESULT));
    }

    private void show(Context context, String path, Optional<Evaluation> result) {
        Language language = Site.language(context);
        Page page = site.page(language, path, site.texts().text(language, "evaluation.title"), "");
        FixedPage.html(site.render("evaluation/evaluation.jte", page, Map.of("result", result, "sections", result.map(one -> Section.all(one, page)).orElseGet(java.util.List::of),
            "others", evaluations.all().stream().filter(one -> !one.equals(result.orElse(null))).toList()))).send(context);
    }

    private void file(Context context) {
        plain(context, found(context).note().toString());
    }

    private static void plain(Context context, String text) {
        context.header("Access-Control-Allow-Origin", "*");
        FixedPage.of(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8").send(context);
    }
}
