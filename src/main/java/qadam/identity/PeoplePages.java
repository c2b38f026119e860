package qadam.identity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** The office finds a person and confirms who they are, enters the national id it has seen, or takes that back. Addresses hold pseudonyms, never names. */
final class PeoplePages implements Routes {
    private final Site site;
    private final Sessions sessions;
    private final Database database;
    private final Persons persons;
    private final Confirmations confirmations;
    private final List<OfficeSection> sections;

    PeoplePages(Site site, Sessions sessions, Database database, Persons persons, Confirmations confirmations, List<OfficeSection> sections) {
        this.site = site;
        this.sessions = sessions;
        this.database = database;
        this.persons = persons;
        this.confirmations = confirmations;
        this.sections = List.copyOf(sections);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/people", context -> showSearch(context, Kept.NOTHING), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/people", this::search, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get("/{language}/office/people/{person}", context -> show(context, Kept.NOTHING), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/people/{person}", this::act, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void search(Context context) {
        String user = new Form(context).text("user", 100);
        try {
            UUID person = confirmations.find(user, sessions.find(context).personId());
            context.redirect("/" + Site.language(context).tag() + "/office/people/" + Ids.hex(person), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            showSearch(context, Kept.of(site, Site.language(context), refusal, Map.of("user", user)));
        }
    }

    private void showSearch(Context context, Kept kept) {
        site.show(context, sessions.find(context), "identity/people.jte",
            site.texts().text(Site.language(context), "identity.people.title"), Map.of("kept", kept));
    }

    private void show(Context context, Kept kept) {
        Language language = Site.language(context);
        Asker asker = sessions.find(context);
        UUID person = person(context);
        PersonView view = database.read(handle -> {
            confirmations.refuseUnknown(handle, person);
            List<Confirmation> history = confirmations.of(handle, person);
            return new PersonView(Ids.hex(person), persons.name(handle, person),
                persons.find(handle, person, PersonDetail.USER_NAME).orElse(""), history.stream().anyMatch(Confirmation::holds),
                history.stream().anyMatch(one -> one.holds() && one.idSeen()), history, person.equals(asker.personId()),
                sections.stream().map(section -> section.of(handle, person, language)).flatMap(Optional::stream).toList());
        });
        site.show(context, asker, "identity/person.jte", site.texts().text(language, "identity.person.title"),
            Map.of("view", view, "kept", kept));
    }

    private void act(Context context) {
        Form form = new Form(context);
        UUID person = person(context);
        UUID actor = sessions.find(context).personId();
        String act = form.text("act", 20);
        String reason = form.text(act.equals("add-id") ? "seen_reason" : "reason", Reason.LONGEST);
        try {
            switch (act) {
                case "confirm" -> confirmations.confirm(person, actor, reason, seen(form));
                case "add-id" -> confirmations.addId(person, actor, reason, seen(form).orElseThrow(() -> new Refusal(site.isInsecure() ? IdentityProblem.NATIONAL_ID_PLAIN : IdentityProblem.NATIONAL_ID_MISSING)));
                case "undo" -> confirmations.undo(person, actor, reason);
                default -> throw new Refusal(WebProblem.MALFORMED);
            }
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            context.status(refusal.problem().status());
            show(context, Kept.of(site, Site.language(context), refusal, Map.of("act", act, "reason", reason, "other", String.valueOf(refusal.values().getOrDefault("person", "")))));
        }
    }

    /** The national id as it stands on the document; never sent back, and not taken where others can read along. */
    private Optional<NationalId> seen(Form form) {
        String typed = form.text("national_id", 40);
        if (!typed.isEmpty() && site.isInsecure()) {
            throw new Refusal(IdentityProblem.NATIONAL_ID_PLAIN);
        }
        if (!typed.isEmpty() && NationalId.parse(typed).isEmpty()) {
            throw new Refusal(IdentityProblem.NATIONAL_ID_WRONG);
        }
        return NationalId.parse(typed);
    }

    private static UUID person(Context context) {
        return Ids.parse(context.pathParam("person")).orElseThrow(() -> new Refusal(IdentityProblem.PERSON_UNKNOWN));
    }
}
