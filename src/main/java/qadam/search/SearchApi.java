package qadam.search;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import qadam.shared.Language;
import qadam.shared.Rate;
import qadam.shared.Refusal;
import qadam.web.ClientAddress;
import qadam.web.LanguageChoice;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.WebProblem;

/** The same search for a program: docs/api/search.md. */
final class SearchApi implements Routes {
    private static final int MOST = 20;

    private final Search search;
    private final Rate rate;

    record Answer(List<Result> results) {
    }

    record Result(String address, String lesson, String passage, float score) {
        static Result of(Found found) {
            return new Result(found.passage().address(), found.passage().title(), found.passage().text(), found.score());
        }
    }

    SearchApi(Search search, Rate rate) {
        this.search = search;
        this.rate = rate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/search", this::answer, Role.ANYONE);
    }

    private void answer(Context context) {
        rate.take(ClientAddress.of(context), 1, WebProblem.ADDRESS_TOO_MANY);
        Language language = language(context);
        Question question = Question.of(context.queryParam("q"));
        context.header("Cache-Control", "no-store").json(new Answer(search.find(language, question.words(), MOST).stream().map(Result::of).toList()));
    }

    private static Language language(Context context) {
        String named = context.queryParam("language");
        return named == null ? LanguageChoice.of(context) : Language.of(named).orElseThrow(() -> new Refusal(SearchProblem.UNKNOWN_LANGUAGE));
    }
}
