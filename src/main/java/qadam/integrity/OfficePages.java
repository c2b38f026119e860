package qadam.integrity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import qadam.identity.IdentityProblem;
import qadam.identity.Reason;
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

/** The office sees what waits, whose date comes first at the top, looks at one in figures, and decides with a reason. No names. */
final class OfficePages implements Routes {
    private static final String ALL = "/{language}/office/integrity";
    private static final String ONE = ALL + "/{attempt}/{rule}";

    private final Integrity integrity;
    private final Site site;
    private final Askers askers;

    OfficePages(Integrity integrity, Site site, Askers askers) {
        this.integrity = integrity;
        this.site = site;
        this.askers = askers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, context -> list(context, integrity.contact(), ""), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post(ALL, this::contact, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get(ONE, context -> show(context, "", ""), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post(ONE, this::decide, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void list(Context context, String contact, String error) {
        Map<String, Object> values = new HashMap<>();
        values.put("cases", integrity.waiting());
        values.put("all", integrity.countWaiting().all());
        values.put("issued", integrity.issuedBeforeBursts().stream().map(Ids::hex).toList());
        values.put("contact", contact);
        values.put("error", error);
        site.show(context, askers.find(context), "integrity/office.jte", title(context), values);
    }

    private void contact(Context context) {
        String words = new Form(context).text("contact", 1_000);
        try {
            integrity.changeContact(words, askers.find(context).personId());
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof IntegrityProblem)) {
                throw refusal;
            }
            list(context.status(refusal.problem().status()), words, site.texts().text(Site.language(context), refusal.problem().key()));
        }
    }

    private void show(Context context, String reason, String error) {
        Asker asker = askers.find(context);
        Language language = Site.language(context);
        Integrity.Look look = integrity.look(attempt(context), rule(context), asker.personId());
        Map<String, Object> values = new HashMap<>();
        values.put("one", look.view());
        values.put("course", integrity.courseTitle(look.course(), language));
        values.put("own", look.own());
        values.put("decidedByAsker", look.decidedByAsker());
        values.put("issued", look.issued().stream().map(Ids::hex).toList());
        values.put("reason", reason);
        values.put("error", error);
        site.show(context, asker, "integrity/case.jte", title(context), values);
    }

    private void decide(Context context) {
        Form form = new Form(context);
        String reason = form.text("reason", Reason.LONGEST);
        try {
            integrity.cases().decide(attempt(context), rule(context), releases(form), reason, askers.find(context).personId());
            context.redirect("/" + Site.language(context).tag() + "/office/integrity", HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof IntegrityProblem) && !(refusal.problem() instanceof IdentityProblem)) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            show(context, reason, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()));
        }
    }

    private static boolean releases(Form form) {
        return switch (form.text("act", 10)) {
            case "release" -> true;
            case "refuse" -> false;
            default -> throw new Refusal(WebProblem.MALFORMED);
        };
    }

    private String title(Context context) {
        return site.texts().text(Site.language(context), "integrity.office.title");
    }

    private static UUID attempt(Context context) {
        return Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private static Rule rule(Context context) {
        return Rule.of(context.pathParam("rule")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
