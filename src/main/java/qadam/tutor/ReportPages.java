package qadam.tutor;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The office reads what learners report of the tutor's answers, and says what it found. */
final class ReportPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Reports reports;

    ReportPages(Site site, Askers askers, Database database, Reports reports) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.reports = reports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/tutor", this::list, Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/tutor/{number}/decided", this::decide, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void list(Context context) {
        Map<String, Object> values = database.read(handle -> Map.of("open", reports.open(handle), "decided", reports.decided(handle),
            "helped", reports.opinions(handle, true), "not", reports.opinions(handle, false)));
        site.show(context, askers.find(context), "tutor/reports.jte", site.texts().text(Site.language(context), "tutor.office.title"), values);
    }

    private void decide(Context context) {
        String number = context.pathParam("number");
        String decision = new Form(context).text("decision", 20);
        if (!number.matches("\\d{1,15}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        Report.Decision found = List.of(Report.Decision.values()).stream().filter(one -> one.name().equals(decision)).findFirst()
            .orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        reports.decide(Long.parseLong(number), found, askers.find(context).personId());
        context.redirect("/" + Site.language(context).tag() + "/office/tutor", HttpStatus.SEE_OTHER);
    }

    static OfficeSection section(Reports reports, Texts texts) {
        return new OfficeSection() {
            @Override
            public java.util.Set<Role> roles() {
                return java.util.Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                long open = reports.countOpen(handle);
                Card card = new Card(texts.text(language, "tutor.office.title"), texts.text(language, "tutor.office.card"),
                    List.of(new Card.Link(texts.text(language, "tutor.office.go"), "/" + language.tag() + "/office/tutor")));
                return card.with(new Card.Badge(texts.text(language, "tutor.office.badge", Map.of("count", open)), open == 0 ? "good" : "warn"));
            }
        };
    }
}
