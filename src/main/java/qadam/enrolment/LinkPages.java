package qadam.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Organisation;
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

/** The links of a class or a department, for its teacher and the head. */
final class LinkPages implements Routes {
    private static final Role[] WHO = {Role.TEACHER, Role.HEAD};
    private static final int SHOWN_WAITING = 50;

    private final Site site;
    private final Database database;
    private final Scope scope;
    private final Links links;
    private final LinkSecret secret;
    private final People people;
    private final InstantSource clock;

    LinkPages(Site site, Database database, Scope scope, Links links, LinkSecret secret, People people, InstantSource clock) {
        this.site = site;
        this.database = database;
        this.scope = scope;
        this.links = links;
        this.secret = secret;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/classes/{group}/links", (context, asker, place) -> show(context, asker, place, Refused.NOTHING), WHO);
        scope.post(routes, "/{language}/classes/{group}/links", this::act, WHO);
    }

    /** @param link whose form was refused; 0 for that of a new one */
    private record Refused(Map<String, String> typed, String message, String field, long link) {
        static final Refused NOTHING = new Refused(Map.of(), "", "", 0);
    }

    private void show(Context context, Asker asker, Organisation place, Refused refused) {
        Language language = Site.language(context);
        String door = Doorstep.door(context) + "/" + language.tag() + "/enrol/";
        List<LinkView> all = database.read(handle -> links.store.of(handle, place.number(), Links.MOST_SHOWN).stream().map(link -> view(handle, link, door)).toList());
        Map<String, Object> values = new HashMap<>(Map.of("place", place, "links", all, "today", links.today(), "typed", refused.typed, "message", refused.message,
            "field", refused.field, "refused", refused.link));
        site.show(context, asker, "enrolment/links.jte", site.texts().text(language, "enrolment.links.title", Map.of("place", place.name())), values);
    }

    private LinkView view(Handle handle, EnrolmentLink link, String door) {
        List<UUID> waiting = links.store.queue(handle, link.number(), SHOWN_WAITING).stream().map(Queued::person).toList();
        Map<UUID, String> names = people.names(handle, waiting);
        return new LinkView(link, door + secret.name(link.number()), waiting.stream().map(names::get).toList(), links.store.waiting(handle, link.number()));
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        String act = form.text("act", 10);
        long number = Optional.of(form.text("link", 15)).filter(text -> text.matches("[0-9]{1,15}")).map(Long::parseLong).orElse(0L);
        try {
            database.write(handle -> {
                act(handle, asker, place, form, act, number);
                return null;
            });
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof EnrolmentProblem problem) || problem == EnrolmentProblem.LINK_UNKNOWN) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            Map<String, String> typed = Map.of("capacity", form.text("capacity", 10), "first", form.text("first", 20), "last", form.text("last", 20));
            show(context, asker, place, new Refused(typed, site.texts().text(Site.language(context), problem.key(), Map.of("most", NewLink.MOST_PLACES)), problem.field(), number));
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void act(Handle handle, Asker asker, Organisation place, Form form, String act, long number) {
        switch (act) {
            case "make" -> {
                NewLink wish = new NewLink(capacity(form), day(form, "first"), day(form, "last"), form.ticked("queue"));
                long made = links.make(handle, place, wish, asker.personId());
                people.audit(handle, clock.instant(), asker.person(), "enrolment-link-made", subject(place, made), "");
            }
            case "change" -> {
                links.change(handle, place, number, capacity(form), day(form, "last"));
                people.audit(handle, clock.instant(), asker.person(), "enrolment-link-changed", subject(place, number), "");
            }
            case "end" -> {
                links.end(handle, place, number, asker.personId());
                people.audit(handle, clock.instant(), asker.person(), "enrolment-link-ended", subject(place, number), "");
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private static String subject(Organisation place, long link) {
        return "organisation " + place.number() + " link " + link;
    }

    private static int capacity(Form form) {
        String typed = form.text("capacity", 10);
        return typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private static LocalDate day(Form form, String field) {
        try {
            return LocalDate.parse(form.text(field, 20));
        } catch (java.time.DateTimeException noDay) {
            throw new Refusal(EnrolmentProblem.DAYS_WRONG);
        }
    }
}
