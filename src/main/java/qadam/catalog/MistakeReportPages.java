package qadam.catalog;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Readers report mistakes here, signed in or not; authors find them on their list. */
public final class MistakeReportPages implements Routes {
    private static final int LONGEST_FIELD = 20_000;

    private final Site site;
    private final Askers askers;
    private final MistakeReports reports;

    public MistakeReportPages(Site site, Askers askers, MistakeReports reports) {
        this.site = site;
        this.askers = askers;
        this.reports = reports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/mistakes", context -> form(context, about(context.queryParam("about")), "", ""), Role.ANYONE);
        routes.post("/{language}/mistakes", this::send, Role.ANYONE);
        routes.get("/{language}/mistakes/thanks", this::thank, Role.ANYONE);
        routes.get("/{language}/authors/mistakes", this::list, Role.AUTHOR);
        routes.post("/{language}/authors/mistakes/{number}/answered", this::answered, Role.AUTHOR);
    }

    private void form(Context context, String about, String words, String error) {
        Language language = Site.language(context);
        site.show(context, askers.findOrWelcome(context), "catalog/report.jte", site.texts().text(language, "catalog.report.title"),
            Map.of("about", about, "aboutTitle", reports.title(about, language).orElse(""), "words", words, "error", error));
    }

    private void send(Context context) {
        Form form = new Form(context);
        String about = about(form.text("about", LONGEST_FIELD));
        String words = form.text("words", LONGEST_FIELD);
        Asker asker = askers.findOrWelcome(context);
        try {
            reports.send(asker.session(), about, Site.language(context), words);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof CatalogProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            form(context, about, words, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()));
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
        site.show(context, askers.find(context), "catalog/reports.jte",
            site.texts().text(Site.language(context), "catalog.reports.title"), Map.of("reports", reports.open()));
    }

    private void answered(Context context) {
        reports.answer(number(context.pathParam("number")));
        context.redirect("/" + Site.language(context).tag() + "/authors/mistakes", HttpStatus.SEE_OTHER);
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return Long.parseLong(text);
    }
}
