package qadam.classroom;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Doorstep;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** A class at its teacher's desk: who is in it, their cards, and letting one in. Nobody above the school reads the names. */
final class ClassPages implements Routes {
    private static final Role[] WHO = {Role.TEACHER, Role.HEAD};
    private static final int LONGEST_LIST = 5_000;

    private final Site site;
    private final Database database;
    private final InstantSource clock;
    private final Scope scope;
    private final Desk desk;

    /** What the teacher works with. */
    record Desk(Pupils pupils, ClassCards cards, CardStore store, CardSecrets secrets, CardSignIn signIn, People people) {
    }

    ClassPages(Site site, Database database, InstantSource clock, Scope scope, Desk desk) {
        this.site = site;
        this.database = database;
        this.clock = clock;
        this.scope = scope;
        this.desk = desk;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        scope.get(routes, "/{language}/classes/{group}", (context, asker, place) -> show(context, asker, place, Shown.NOTHING), WHO);
        scope.post(routes, "/{language}/classes/{group}", this::act, WHO);
        scope.post(routes, "/{language}/classes/{group}/cards", this::print, WHO);
    }

    /** What the page shows beside the class: digits just made, or a form that was refused. */
    private record Shown(LetInShown letIn, String act, String typed, String message, String field) {
        static final Shown NOTHING = new Shown(null, "", "", "", "");
    }

    private void show(Context context, Asker asker, Organisation place, Shown shown) {
        Language language = Site.language(context);
        ClassView view = database.read(handle -> desk.pupils.view(handle, place, language));
        Map<String, Object> values = new HashMap<>(Map.of("view", view, "act", shown.act, "typed", shown.typed, "message", shown.message, "field", shown.field,
            "origin", Doorstep.door(context)));
        values.put("letIn", shown.letIn);
        site.show(context, asker, "classroom/class.jte", view.title(), values);
    }

    private record Deed(Asker asker, Organisation place, Form form, Language language) {
        Optional<UUID> actor() {
            return asker.person();
        }

        String object() {
            return "organisation " + place.number();
        }

        /** The trail names a pupil by pseudonym. */
        String object(UUID pupil) {
            return "person " + Ids.hex(pupil) + " " + object();
        }
    }

    private void act(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        String act = form.text("act", 10);
        try {
            Deed deed = new Deed(asker, takes(place), form, wordsIn(form, context));
            Optional<LetInShown> letIn = database.write(handle -> act(handle, deed, act));
            if (letIn.isPresent()) {   // shown in the answer itself: the digits belong into no address
                show(context, asker, place, new Shown(letIn.get(), "", "", "", ""));
                return;
            }
        } catch (Refusal refusal) {
            refuse(context, asker, place, refusal);
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    /** Children come in by cards; the staff of a department have ways of their own. */
    private static Organisation takes(Organisation place) {
        if (place.kind() != Kind.CLASS) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return place;
    }

    private static Language wordsIn(Form form, Context context) {
        return Language.of(form.text("words", 2)).orElse(Site.language(context));
    }

    private Optional<LetInShown> act(Handle handle, Deed deed, String act) {
        People people = desk.people;
        switch (act) {
            case "add" -> {
                desk.pupils.add(handle, deed.place, deed.form.text("names", LONGEST_LIST), deed.language);
                people.audit(handle, clock.instant(), deed.actor(), "pupils-added", deed.object(), "");
            }
            case "make" -> {
                desk.pupils.makeMissing(handle, deed.place, deed.language);
                people.audit(handle, clock.instant(), deed.actor(), "cards-made", deed.object(), "");
            }
            case "renew-all" -> {
                desk.pupils.renewAll(handle, deed.place, deed.language);
                people.audit(handle, clock.instant(), deed.actor(), "cards-renewed", deed.object(), "");
            }
            default -> {
                return actOnPupil(handle, deed, act);
            }
        }
        return Optional.empty();
    }

    private Optional<LetInShown> actOnPupil(Handle handle, Deed deed, String act) {
        People people = desk.people;
        UUID pupil = desk.pupils.require(handle, deed.place, deed.form.text("person", 36));
        switch (act) {
            case "renew" -> {
                desk.pupils.requireChild(handle, pupil);
                desk.cards.renew(handle, deed.place, pupil, deed.language);
                people.audit(handle, clock.instant(), deed.actor(), "card-renewed", deed.object(pupil), "");
            }
            case "rename" -> {
                desk.pupils.rename(handle, pupil, deed.form.text("name", LONGEST_LIST));
                people.audit(handle, clock.instant(), deed.actor(), "pupil-renamed", deed.object(pupil), "");
            }
            case "remove" -> {
                desk.pupils.remove(handle, deed.place, pupil);
                people.audit(handle, clock.instant(), deed.actor(), "pupil-removed", deed.object(pupil), "");
            }
            case "let-in" -> {
                desk.pupils.requireChild(handle, pupil);
                people.audit(handle, clock.instant(), deed.actor(), "pupil-let-in", deed.object(pupil), "");
                return Optional.of(letIn(handle, deed, pupil));
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
        return Optional.empty();
    }

    private LetInShown letIn(Handle handle, Deed deed, UUID pupil) {
        ClassCard card = desk.store.of(handle, deed.place.number(), pupil).orElseThrow(() -> new Refusal(ClassroomProblem.NO_CARD));
        ClassCode code = desk.cards.code(handle, deed.place);
        String digits = desk.signIn.letIn(handle, code, card, deed.asker.personId());
        return new LetInShown(desk.people.name(handle, pupil), card.number(), code.spoken(), digits.substring(0, 3) + " " + digits.substring(3),
            (int) CardSignIn.LET_IN_LASTS.toMinutes());
    }

    /** All cards that hold, or one. Sent as the answer to the form: what stands on the cards belongs into no address and no history. */
    private void print(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        Language language = Site.language(context);
        String person = form.text("person", 36);
        record Sheet(ClassCode code, List<PrintedCard> cards) {
        }
        try {
            Sheet sheet = database.write(handle -> {
                Deed deed = new Deed(asker, takes(place), form, language);
                Optional<UUID> one = person.isEmpty() ? Optional.empty() : Optional.of(desk.pupils.require(handle, place, person));
                List<PrintedCard> cards = desk.store.of(handle, place.number()).stream().filter(card -> one.isEmpty() || one.get().equals(card.person()))
                    .filter(card -> card.holds(clock.instant()) && desk.pupils.isChild(handle, card.person())).map(card -> printed(handle, card)).toList();
                if (cards.isEmpty()) {
                    throw new Refusal(ClassroomProblem.NO_CARD);
                }
                desk.people.audit(handle, clock.instant(), deed.actor(), "cards-printed", one.map(deed::object).orElse(deed.object()), "");
                return new Sheet(desk.cards.code(handle, place), cards);
            });
            send(context, place, sheet.code(), sheet.cards());
        } catch (Refusal refusal) {
            refuse(context, asker, place, refusal);
        }
    }

    private PrintedCard printed(Handle handle, ClassCard card) {
        CardSecret secret = desk.secrets.of(card.id(), card.language());
        return new PrintedCard(desk.people.name(handle, card.person()), card.number(), secret.picture().code(), secret.word(), card.endsAt());
    }

    private void send(Context context, Organisation place, ClassCode code, List<PrintedCard> cards) {
        Language language = Site.language(context);
        String address = Doorstep.door(context) + "/" + language.tag() + "/class";
        byte[] pdf = new CardSheet(site).print(new CardSheet.Door(place.name(), code, address + "/" + code.digits(), address.replaceFirst("^https?://", "")),
            cards, language, clock.instant());
        context.header("Cache-Control", "no-store").header("Content-Disposition", "inline; filename=\"qadam-cards.pdf\"").contentType("application/pdf").result(pdf);
    }

    private void refuse(Context context, Asker asker, Organisation place, Refusal refusal) {
        if (refusal.problem() instanceof WebProblem) {
            throw refusal;
        }
        Form form = new Form(context);
        String act = form.text("act", 10);
        String typed = act.equals("rename") ? form.text("name", LONGEST_LIST) : form.text("names", LONGEST_LIST);
        String field = refusal.problem() instanceof ClassroomProblem ours && act.equals("add") ? ours.field() : "";
        context.status(refusal.problem().status());
        show(context, asker, place, new Shown(null, act, typed, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()), field));
    }
}
