package qadam.exchange;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.IdentityProblem;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What a person has asked of models: how often, the last words, and a button that lets them go. */
final class QuestionPages implements Routes {
    static final String PATH = "/me/questions";
    private static final int SHOWN = 30;

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Exchanges exchanges;
    private final KeptTimes kept;

    QuestionPages(Site site, Askers askers, Database database, Exchanges exchanges, KeptTimes kept) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.exchanges = exchanges;
        this.kept = kept;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}" + PATH, this::show, Role.LEARNER);
        routes.post("/{language}" + PATH, this::forget, Role.LEARNER);
    }

    /** Whoever holds a child's card does not read what the child has asked. */
    private Asker owner(Context context) {
        Asker asker = askers.find(context);
        if (asker.byCard()) {
            throw new Refusal(IdentityProblem.NOT_BY_CARD);
        }
        return asker;
    }

    private void show(Context context) {
        Asker asker = owner(context);
        Language language = Site.language(context);
        QuestionsView view = database.read(handle -> view(handle, asker.personId()));
        site.show(context, asker, "exchange/questions.jte", site.texts().text(language, "exchange.questions.title"), Map.of("view", view));
    }

    private QuestionsView view(Handle handle, UUID person) {
        List<Past> last = exchanges.of(handle, person, SHOWN);
        return new QuestionsView(exchanges.count(handle, person), exchanges.today(handle, person), exchanges.budgets().questionsADay(handle, Kind.TUTOR), last,
            last.stream().anyMatch(past -> past.words().isPresent()), kept);
    }

    private void forget(Context context) {
        UUID person = owner(context).personId();
        Form form = new Form(context);
        switch (form.text("act", 10)) {
            case "forget" -> exchanges.forgetWords(person, Optional.of(Ids.parse(form.text("exchange", 36)).orElseThrow(() -> new Refusal(WebProblem.MALFORMED))));
            case "forget-all" -> exchanges.forgetWords(person, Optional.empty());
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }
}
