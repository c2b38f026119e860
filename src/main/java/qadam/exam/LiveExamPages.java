package qadam.exam;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The office's page of the exams that are sat now and of their questions. */
final class LiveExamPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Database database;
    private final BankWatch watch;

    LiveExamPages(Site site, Askers askers, Database database, BankWatch watch) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.watch = watch;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/exams", this::show, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void show(Context context) {
        Language language = Site.language(context);
        List<LiveExam> exams = database.read(handle -> watch.exams(handle, language));
        site.show(context, askers.find(context), "exam/live.jte", site.texts().text(language, "exam.live.title"), Map.of("exams", exams));
    }
}
