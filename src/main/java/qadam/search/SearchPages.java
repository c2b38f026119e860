package qadam.search;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Rate;
import qadam.shared.Refusal;
import qadam.web.ClientAddress;
import qadam.web.Page;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The page on which people search. It knows nothing of who asks, and nobody keeps it: on a shared device a question is nobody else's business. */
final class SearchPages implements Routes {
    private static final int MOST = 40;

    private final Site site;
    private final Search search;
    private final Rate rate;

    SearchPages(Site site, Search search, Rate rate) {
        this.site = site;
        this.search = search;
        this.rate = rate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/search", this::answer, Role.ANYONE);
    }

    private void answer(Context context) {
        String typed = context.queryParam("q");
        if (typed == null || typed.isBlank()) {
            show(context, SearchView.EMPTY);
            return;
        }
        rate.take(ClientAddress.of(context), 1, WebProblem.ADDRESS_TOO_MANY);
        try {
            show(context, found(Site.language(context), Question.of(typed)));
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof SearchProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, SearchView.refused(readable(typed), site.texts().text(Site.language(context), refusal.problem().key(), refusal.values())));
        }
    }

    private SearchView found(Language language, Question question) {
        List<LessonFound> lessons = LessonFound.group(search.find(language, question.words(), MOST), slug -> search.courseTitle(slug, language));
        return new SearchView(question.words(), "", lessons, search.otherNames(language, question.words()));
    }

    /** What of it can be shown again. */
    private static String readable(String typed) {
        return typed.substring(0, Math.min(typed.length(), Question.LONGEST)).replaceAll("\\p{Cntrl}", "");
    }

    private void show(Context context, SearchView view) {
        Language language = Site.language(context);
        String query = view.isAnswer() ? "?q=" + URLEncoder.encode(view.typed(), StandardCharsets.UTF_8) : "";   // another language asks the same
        String title = view.isAnswer() ? site.texts().text(language, "search.titled", Map.of("question", view.typed())) : site.texts().text(language, "search.title");
        Page page = site.page(language, "/search" + query, title, "");
        context.header("Cache-Control", "no-store").contentType("text/html; charset=utf-8").result(site.render("search/search.jte", page, Map.of("view", view)));
    }
}
