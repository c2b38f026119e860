package qadam.sso;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import qadam.identity.SignOns;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A person's own sign-ons: which there are, one more, one less. */
final class LinkPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Sso sso;
    private final SignOnPages ways;

    LinkPages(Site site, Askers askers, Database database, Sso sso, SignOnPages ways) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.sso = sso;
        this.ways = ways;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/me/sso", context -> show(context, ""), Role.LEARNER);
        routes.post("/{language}/me/sso", this::act, Role.LEARNER);
    }

    private void show(Context context, String error) {
        if (sso.signOns().isProofMissing(context)) {
            return;
        }
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        List<SignOns.Link> links = database.read(handle -> sso.signOns().of(handle, asker.personId()));
        site.show(context, asker, "sso/mine.jte", site.texts().text(language, "sso.mine.title"), Map.of("error", error,
            "lines", links.stream().map(link -> new LinkLine(link.number(), sso.label(link.issuer(), language), link.madeAt(), link.usedAt(), link.last())).toList(),
            "offers", sso.offers(language).stream().filter(offer -> links.stream().noneMatch(link -> sso.isOf(offer, link.issuer()))).toList()));
    }

    private void act(Context context) {
        if (sso.signOns().isProofMissing(context)) {
            return;
        }
        Form form = new Form(context);
        Asker asker = askers.find(context);
        try {
            switch (form.text("act", 10)) {
                case "link" -> ways.leave(context, asker, sso.flow(form.text("provider", 31)),
                    new SignOnPages.Trip(Journey.Purpose.LINK, Site.language(context), "", false, false));
                case "unlink" -> unlink(context, asker, form.text("number", 18));
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            if (problem instanceof WebProblem) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, site.texts().text(Site.language(context), problem.key(), refusal.values()));
        }
    }

    private void unlink(Context context, Asker asker, String number) {
        if (!number.matches("[0-9]{1,18}")) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        sso.signOns().unlink(asker.personId(), Long.parseLong(number));
        context.redirect(context.path(), HttpStatus.SEE_OTHER);   // to the sign-in page, when this session was opened by it
    }
}
