package qadam.organisation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.Identity;
import qadam.identity.Reason;
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

/** A place: what lies in it, who may do what here. What the reader may not do is not shown, and refused when it is sent. */
final class OrganisationPages implements Routes {
    private static final Role[] WHO = {Role.ADMINISTRATOR, Role.OFFICE, Role.REGION, Role.HEAD};

    private final Site site;
    private final Database database;
    private final Organisations organisations;
    private final PlaceViews views;
    private final Scope scope;
    private final Identity identity;

    OrganisationPages(Site site, Database database, Organisations organisations, PlaceViews views, Scope scope, Identity identity) {
        this.site = site;
        this.database = database;
        this.organisations = organisations;
        this.views = views;
        this.scope = scope;
        this.identity = identity;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/organisations/{organisation}", (context, asker, place) -> show(context, asker, place, Shown.NOTHING), WHO);
        scope.post(routes, "/{language}/organisations/{organisation}", this::act, WHO);
    }

    /** What the page shows beside the place: a link just made, or a form that was refused. */
    private record Shown(String link, Map<String, String> typed, String act, String message, String field) {
        static final Shown NOTHING = new Shown("", Map.of(), "", "", "");
    }

    private void show(Context context, Asker asker, Organisation place, Shown shown) {
        Language language = Site.language(context);
        String words = Optional.ofNullable(context.queryParam("name")).map(String::strip).filter(text -> text.length() <= NewPlace.LONGEST_NAME).orElse("");
        long after = Optional.ofNullable(context.queryParam("after")).filter(text -> text.matches("[0-9]{1,9}")).map(Long::parseLong).orElse(0L);
        PlaceView view = database.read(handle -> views.of(handle, asker.personId(), scope.rolesIn(handle, asker, place), place, words, after, language));
        Map<String, Object> values = new HashMap<>(Map.of("view", view, "words", words, "link", shown.link, "typed", shown.typed,
            "act", shown.act, "message", shown.message, "field", shown.field));
        site.show(context, asker, "organisation/place.jte", view.self().title(), values);
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        String act = form.text("act", 10);
        try {
            Optional<String> link = database.write(handle -> act(handle, new Deed(asker, place, scope.rolesIn(handle, asker, place), form), act));
            if (link.isPresent()) {   // shown in the answer itself: a token belongs into no address and no row
                Language language = Site.language(context);
                show(context, asker, place, new Shown(Doorstep.door(context) + "/" + language.tag() + link.get(), Map.of(), "", "", ""));
                return;
            }
        } catch (Refusal refusal) {
            refuse(context, asker, place, act, refusal);
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private record Deed(Asker asker, Organisation place, Set<Role> held, Form form) {
    }

    private Optional<String> act(Handle handle, Deed deed, String act) {
        switch (act) {
            case "add" -> add(handle, deed);
            case "change" -> {
                organisations.change(handle, changeable(deed), typed(deed.form, deed.place.kind()));
                identity.people().audit(handle, organisations.now(), deed.asker.person(), "organisation-changed", subject(deed.place.number()), "");
            }
            case "close" -> {
                organisations.close(handle, changeable(deed));
                identity.people().audit(handle, organisations.now(), deed.asker.person(), "organisation-closed", subject(deed.place.number()), "");
            }
            case "reopen" -> {
                organisations.reopen(handle, changeable(deed));
                identity.people().audit(handle, organisations.now(), deed.asker.person(), "organisation-reopened", subject(deed.place.number()), "");
            }
            case "invite" -> {
                return Optional.of(identity.placedRoles().offer(handle, role(deed), deed.place.number(), deed.asker.personId()));
            }
            case "end" -> end(handle, deed);
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
        return Optional.empty();
    }

    private void add(Handle handle, Deed deed) {
        Kind kind = deed.place.kind().children().stream().filter(one -> one.code().equals(deed.form.text("kind", 20))).findFirst()
            .orElseThrow(() -> new Refusal(OrganisationProblem.NOT_HERE));
        refuseUnless(Appointing.mayBuild(deed.held, deed.place.kind()));
        long number = organisations.add(handle, deed.place, kind, typed(deed.form, kind)).number();
        identity.people().audit(handle, organisations.now(), deed.asker.person(), "organisation-added", subject(number), "");
    }

    private static Organisation changeable(Deed deed) {
        refuseUnless(Appointing.mayChange(deed.held, deed.place));
        return deed.place;
    }

    private static NewPlace typed(Form form, Kind kind) {
        String code = form.text("code", 100);
        String grade = form.text("grade", 10);
        if (!code.isEmpty() && !code.matches("[0-9]{12}")) {
            throw new Refusal(OrganisationProblem.CODE_WRONG);
        }
        if (!grade.isEmpty() && !grade.matches("[0-9]{1,2}")) {
            throw new Refusal(OrganisationProblem.GRADE_WRONG);
        }
        return new NewPlace(form.text("name", NewPlace.LONGEST_NAME + 1), Optional.of(code).filter(text -> !text.isEmpty()),
            Optional.of(grade).filter(text -> !text.isEmpty() && kind == Kind.CLASS).map(Integer::parseInt));
    }

    private static Role role(Deed deed) {
        if (deed.place.closed()) {
            throw new Refusal(OrganisationProblem.CLOSED);
        }
        return Appointing.mayGive(deed.held, deed.place.kind()).stream().filter(role -> PlaceViews.code(role).equals(deed.form.text("role", 20))).findFirst()
            .orElseThrow(() -> new Refusal(WebProblem.NOT_ALLOWED));
    }

    private void end(Handle handle, Deed deed) {
        String number = deed.form.text("grant", 18);
        String reason = Reason.checked(deed.form.text("reason", Reason.LONGEST));
        Set<Role> mayGive = Appointing.mayGive(deed.held, deed.place.kind());
        boolean ours = identity.placedRoles().holders(handle, deed.place.number()).stream()
            .anyMatch(holder -> String.valueOf(holder.number()).equals(number) && mayGive.contains(holder.role()));
        if (!ours || !identity.placedRoles().end(handle, deed.place.number(), Long.parseLong(number), deed.asker.personId(), reason)) {
            throw new Refusal(OrganisationProblem.GRANT_UNKNOWN);
        }
    }

    private static String subject(long number) {
        return "organisation " + number;
    }

    private static void refuseUnless(boolean may) {
        if (!may) {
            throw new Refusal(WebProblem.NOT_ALLOWED);
        }
    }

    private void refuse(Context context, Asker asker, Organisation place, String act, Refusal refusal) {
        if (!(refusal.problem() instanceof OrganisationProblem) && !Reason.isProblem(refusal.problem())) {
            throw refusal;
        }
        String field = refusal.problem() instanceof OrganisationProblem ours ? ours.field() : "reason";
        Form form = new Form(context);
        Map<String, String> typed = Map.of("name", form.text("name", NewPlace.LONGEST_NAME + 1), "code", form.text("code", 100), "grade", form.text("grade", 10), "kind", form.text("kind", 20));
        context.status(refusal.problem().status());
        show(context, asker, place, new Shown("", typed, act, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()), field));
    }
}
