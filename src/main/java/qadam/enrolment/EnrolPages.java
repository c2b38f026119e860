package qadam.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** What a link opens: who is signed in joins with one button, who is not signs up first and comes back. */
final class EnrolPages implements Routes {
    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Organisations organisations;
    private final Links links;
    private final LinkSecret secret;

    EnrolPages(Site site, Askers askers, Database database, Organisations organisations, Links links, LinkSecret secret) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.organisations = organisations;
        this.links = links;
        this.secret = secret;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/enrol/{link}", this::show, Role.ANYONE);
        routes.post("/{language}/enrol/{link}", this::act, Role.LEARNER);
    }

    /** A name that was not made here looks like one that was never made. */
    private long number(Context context) {
        return secret.number(context.pathParam("link")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }

    private void show(Context context) {
        long number = number(context);
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        Map<String, Object> values = database.read(handle -> values(handle, number, asker));
        values.put("signedIn", asker.signedIn());
        values.put("here", context.path());
        site.show(context, asker, "enrolment/enrol.jte", site.texts().text(language, "enrolment.title"), values);
    }

    private Map<String, Object> values(Handle handle, long number, Asker asker) {
        EnrolmentLink link = links.store.find(handle, number).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        Organisation place = organisations.find(handle, link.place()).orElseThrow();
        Threshold door = links.door(handle, link, asker.person());
        Map<String, Object> values = new HashMap<>(Map.of("link", link, "place", place.name(), "door", door.name().toLowerCase(Locale.ROOT)));
        values.put("school", organisations.responsible(handle, place).filter(school -> school.number() != place.number()).map(Organisation::name).orElse(""));
        values.put("turn", asker.person().filter(someone -> door == Threshold.WAITING).map(someone -> links.store.turn(handle, number, someone)).orElse(0));
        values.put("inQueue", links.store.waiting(handle, number));
        return values;
    }

    private void act(Context context) {
        long number = number(context);
        Asker asker = askers.find(context);
        boolean leaving = Optional.of(new Form(context).text("act", 10)).filter("leave"::equals).isPresent();
        database.write(handle -> {
            if (leaving) {
                links.leave(handle, number, asker.personId());
            } else {
                links.join(handle, number, asker.personId());
            }
            return null;
        });
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }
}
