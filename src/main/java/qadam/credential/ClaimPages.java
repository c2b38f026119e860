package qadam.credential;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.identity.IdentityProblem;
import qadam.identity.People;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Regions;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The holder says what is to be printed, sees what will be public, and claims the credential. */
final class ClaimPages implements Routes {
    private final Credentials credentials;
    private final Foundations foundations;
    private final Regions regions;
    private final Site site;
    private final Askers askers;

    ClaimPages(Credentials credentials, Foundations foundations, Regions regions, Site site, Askers askers) {
        this.credentials = credentials;
        this.foundations = foundations;
        this.regions = regions;
        this.site = site;
        this.askers = askers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/claim/{attempt}", this::show, Role.LEARNER);
        routes.post("/{language}/claim/{attempt}", this::claim, Role.LEARNER);
    }

    private void show(Context context) {
        Asker asker = askers.find(context);
        Optional<Credential> issued = credentials.database().read(handle -> credentials.ofAttempt(handle, attempt(context)))
            .filter(credential -> credential.person().equals(asker.personId()));
        if (issued.isPresent()) {
            toCredential(context, issued.get().id());
            return;
        }
        Entitlement entitlement = credentials.database().read(handle -> credentials.entitlement(handle, asker.personId(), attempt(context)));
        if (!site.isInsecure() && !credentials.admits(entitlement)) {
            toCheck(context);
            return;
        }
        String name = credentials.database().read(handle -> foundations.people().name(handle, asker.personId()));
        form(context, asker, ClaimForm.blank(name));
    }

    private void claim(Context context) {
        if (site.isInsecure()) {
            throw new Refusal(CredentialProblem.NOT_SIGNED_HERE);
        }
        Asker asker = askers.find(context);
        ClaimForm form = ClaimForm.read(new Form(context), regions, credentials.database().read(handle -> isIdAsked(handle, asker)));
        if (form.claim().isEmpty()) {
            form(context.status(422), asker, form);
            return;
        }
        try {
            toCredential(context, credentials.claim(asker.personId(), attempt(context), form.claim().get()));
        } catch (Refusal refusal) {
            if (refusal.problem() == CredentialProblem.HELD) {
                toCheck(context);
                return;
            }
            if (!(refusal.problem() instanceof IdentityProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);   // another id than the office has seen: said beside its field, the rest is kept
            form(context, asker, form.refusedId(refusal.problem().key()));
        }
    }

    /** Where a person reads what speaks against their claim, and may appeal. */
    private static void toCheck(Context context) {
        context.redirect(context.path() + "/check", HttpStatus.SEE_OTHER);
    }

    /** Only of somebody whose id the office has seen: who could type anybody's would learn from the public log whose it is. */
    private boolean isIdAsked(Handle handle, Asker asker) {
        return foundations.people().confirmedBy(handle, asker.personId()).isPresent() && foundations.people().isNationalIdSeen(handle, asker.personId());
    }

    private void form(Context context, Asker asker, ClaimForm form) {
        Language language = Site.language(context);
        People people = foundations.people();
        Map<String, Object> values = new HashMap<>();
        credentials.database().read(handle -> {
            values.put("entitlement", credentials.entitlement(handle, asker.personId(), attempt(context)));
            values.put("confirmed", people.confirmedBy(handle, asker.personId()).isPresent());
            values.put("idAsked", isIdAsked(handle, asker));
            return null;
        });
        Entitlement entitlement = (Entitlement) values.remove("entitlement");
        if (site.isInsecure()) {
            site.show(context, asker, "credential/later.jte", site.texts().text(language, "credential.later.title"), Map.of());
            return;
        }
        Course course = foundations.courses().find(entitlement.course(), entitlement.courseVersion()).orElseThrow();
        values.put("course", course);
        values.put("rehearsal", credentials.isRehearsal(entitlement));
        values.put("passedAt", entitlement.passedAt());
        values.put("regions", regions.sorted(language));
        values.put("form", form);
        values.put("programme", foundations.programme());
        site.show(context, asker, "credential/claim.jte", site.texts().text(language, "credential.claim_page.title"), values);
    }

    private static void toCredential(Context context, UUID id) {
        context.redirect("/" + Site.language(context).tag() + "/credentials/" + Ids.hex(id), HttpStatus.SEE_OTHER);
    }

    private static UUID attempt(Context context) {
        return Ids.parse(context.pathParam("attempt")).orElseThrow(() -> new Refusal(CredentialProblem.NOT_ENTITLED));
    }
}
