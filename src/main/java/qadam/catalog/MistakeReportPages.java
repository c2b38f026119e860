package qadam.catalog;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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

/** Readers report mistakes here, signed in or not; authors and the office find them on their list, and answer. */
public final class MistakeReportPages implements Routes {
    private static final int LONGEST_FIELD = 20_000;

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final MistakeReports reports;
    private final Names names;

    /** Says how a colleague is called. */
    @FunctionalInterface
    public interface Names {
        String name(Handle handle, UUID person);
    }

    public MistakeReportPages(Site site, Askers askers, Database database, MistakeReports reports, Names names) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.reports = reports;
        this.names = names;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/mistakes", context -> form(context, about(context.queryParam("about")), "", false, ""), Role.ANYONE);
        routes.post("/{language}/mistakes", this::send, Role.ANYONE);
        routes.get("/{language}/mistakes/thanks", this::thank, Role.ANYONE);
        routes.get("/{language}/mistakes/answers/{key}", this::read, Role.LEARNER);
        routes.get("/{language}/authors/mistakes", this::list, Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/authors/mistakes/{number}/answered", this::answer, Role.AUTHOR, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void form(Context context, String about, String words, boolean tell, String error) {
        Language language = Site.language(context);
        Asker asker = askers.findOrWelcome(context);
        site.show(context, asker, "catalog/report.jte", site.texts().text(language, "catalog.report.title"),
            Map.of("about", about, "aboutTitle", reports.title(about, language).orElse(""), "words", words, "error", error,
                "mayAsk", asker.signedIn(), "tell", tell));
    }

    private void send(Context context) {
        Form form = new Form(context);
        String about = about(form.text("about", LONGEST_FIELD));
        String words = form.text("words", LONGEST_FIELD);
        Asker asker = askers.findOrWelcome(context);
        boolean tell = form.ticked("tell") && asker.signedIn();
        try {
            reports.send(asker.session(), about, Site.language(context), words, tell ? Optional.of(asker.personId()) : Optional.empty());
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof CatalogProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            form(context, about, words, tell, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()));
            return;
        }
        context.redirect("/" + Site.language(context).tag() + "/mistakes/thanks", HttpStatus.SEE_OTHER);
    }

    private String about(String given) {
        return Optional.ofNullable(given).filter(text -> text.length() <= 200).map(reports::known).orElse("");
    }

    private void thank(Context context) {
        site.show(context, askers.find(context), "catalog/thanks.jte",
            site.texts().text(Site.language(context), "catalog.report.thanks_title"), Map.of());
    }

    private void list(Context context) {
        show(context, "", "");
    }

    /** @param error what was wrong with an answer @param words the answer, kept */
    private void show(Context context, String error, String words) {
        boolean answered = "answered".equals(context.queryParam("state"));
        String from = Optional.ofNullable(context.queryParam("from")).orElse("");
        List<MistakeLine> lines = database.read(handle -> {
            List<MistakeReport> found = answered ? reports.answered(handle, from.isEmpty() ? Long.MAX_VALUE : number(from))
                : reports.open(handle, from.isEmpty() ? 0 : number(from));
            return found.stream().map(report -> new MistakeLine(report, report.answeredBy().map(by -> names.name(handle, by)).orElse(""))).toList();
        });
        long open = database.read(reports::countOpen);
        String next = lines.size() == MistakeReports.MOST_SHOWN ? Long.toString(lines.getLast().report().number()) : "";
        site.show(context, askers.find(context), "catalog/reports.jte", site.texts().text(Site.language(context), "catalog.reports.title"),
            Map.of("lines", lines, "answered", answered, "open", open, "next", next, "error", error, "words", words));
    }

    private void answer(Context context) {
        String words = new Form(context).text("answer", LONGEST_FIELD);
        try {
            reports.answer(number(context.pathParam("number")), words, askers.find(context).personId());
            context.redirect("/" + Site.language(context).tag() + "/authors/mistakes", HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof CatalogProblem)) {
                throw refusal;
            }
            show(context.status(refusal.problem().status()), site.texts().text(Site.language(context), refusal.problem().key()), words);
        }
    }

    /** What was answered, for who holds the address: it stands in the notice of who asked, and cannot be guessed. */
    private void read(Context context) {
        MistakeReport report = Ids.parse(context.pathParam("key")).flatMap(reports::keyed).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        site.show(context, askers.find(context), "catalog/answer.jte", site.texts().text(Site.language(context), "catalog.answer.title"),
            Map.of("report", report));
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
