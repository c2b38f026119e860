package qadam.scim;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.organisation.OrganisationProblem;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where the head of an agency makes the tokens of its programs and ends them. */
final class ScimPages implements Routes {
    static final Set<Role> MAKERS = Set.of(Role.HEAD, Role.ADMINISTRATOR);
    private static final String ADDRESS = "/{language}/organisations/{organisation}/scim";

    private final Site site;
    private final Database database;
    private final Tokens tokens;
    private final Scope scope;

    ScimPages(Site site, Database database, Tokens tokens, Scope scope) {
        this.site = site;
        this.database = database;
        this.tokens = tokens;
        this.scope = scope;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        Role[] who = MAKERS.toArray(Role[]::new);
        scope.get(routes, ADDRESS, (context, asker, place) -> show(context, asker, ofAgency(place), "", "", ""), who);
        scope.post(routes, ADDRESS, (context, asker, place) -> act(context, asker, ofAgency(place)), who);
    }

    private static Organisation ofAgency(Organisation place) {
        if (place.kind() != Kind.AGENCY) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return place;
    }

    private void show(Context context, Asker asker, Organisation place, String token, String typed, String error) {
        Map<String, Object> values = new HashMap<>(Map.of("place", place, "tokens", database.read(handle -> tokens.of(handle, place)), "now", tokens.now(),
            "address", Doorstep.door(context) + Answers.BASE, "token", token, "typed", typed, "error", error));
        site.show(context, asker, "scim/tokens.jte", site.texts().text(Site.language(context), "scim.title"), values);
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        switch (form.text("act", 10)) {
            case "make" -> make(context, asker, place, form);
            case "end" -> {
                end(asker, place, form.text("token", 18));
                context.redirect(context.path(), HttpStatus.SEE_OTHER);
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    /** The answer itself shows the token: it belongs into no address and no row. */
    private void make(Context context, Asker asker, Organisation place, Form form) {
        String label = form.text("label", Tokens.LONGEST_LABEL);
        int months = Tokens.MONTHS.stream().filter(one -> form.text("months", 2).equals(one.toString())).findFirst().orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        try {
            if (site.isInsecure() || place.closed()) {
                throw new Refusal(site.isInsecure() ? ScimProblem.INSECURE : OrganisationProblem.CLOSED);
            }
            show(context, asker, place, database.write(handle -> tokens.make(handle, place, asker.personId(), label, months)), "", "");
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof ScimProblem)) {
                throw refusal;
            }
            Language language = Site.language(context);
            context.status(refusal.problem().status());
            show(context, asker, place, "", label, site.texts().text(language, refusal.problem().key()));
        }
    }

    private void end(Asker asker, Organisation place, String number) {
        if (!number.matches("[0-9]{1,18}") || !database.write(handle -> tokens.end(handle, place, asker.personId(), Long.parseLong(number)))) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
    }
}
