package qadam.credential;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Courses;
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

/** The office finds a credential by registry number, code or link, and revokes it with a reason. Shows no name. */
final class OfficePages implements Routes {
    private final Credentials credentials;
    private final Site site;
    private final Askers askers;
    private final Courses courses;

    OfficePages(Credentials credentials, Site site, Askers askers, Courses courses) {
        this.credentials = credentials;
        this.site = site;
        this.askers = askers;
        this.courses = courses;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/credentials", this::find, Role.OFFICE, Role.ADMINISTRATOR);
        routes.get("/{language}/office/credentials/{id}", context -> show(context, "", ""), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/credentials/{id}", this::revoke, Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/credentials/{id}/reinstatement", this::reinstate, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void find(Context context) {
        String wanted = Optional.ofNullable(context.queryParam("number")).orElse("").strip();
        Optional<Credential> found = wanted.isEmpty() || wanted.length() > 200 ? Optional.empty()
            : credentials.database().read(handle -> lookUp(handle, wanted));
        if (found.isPresent()) {
            context.redirect(path(context, found.get().id()), HttpStatus.SEE_OTHER);
            return;
        }
        site.show(context, askers.find(context), "credential/officeFind.jte", title(context),
            Map.of("wanted", wanted, "error", wanted.isEmpty() ? "" : "credential.office.not_found"));
    }

    private Optional<Credential> lookUp(Handle handle, String wanted) {
        return Question.read(wanted, new byte[0], credentials.issuer().origin()) instanceof Question.Ours ours
            ? credentials.find(handle, ours.id()) : credentials.numbered(handle, wanted.toUpperCase(Locale.ROOT));
    }

    private void show(Context context, String words, String error) {
        Language language = Site.language(context);
        UUID id = id(context);
        Map<String, Object> values = new HashMap<>();
        credentials.database().read(handle -> {
            Credential credential = credentials.find(handle, id).orElseThrow(() -> new Refusal(CredentialProblem.UNKNOWN));
            Entitlement entitlement = credentials.entitlement(handle, credential.person(), credential.attempt());
            values.put("credential", credential.registryNumber());
            values.put("issuedAt", credential.issuedAt());
            values.put("course", courses.find(entitlement.course()).map(course -> course.title().in(language)).orElse(entitlement.course()));
            values.put("reason", credentials.revocation(handle, id).map(Revocation::reason));
            values.put("revokedAt", credentials.revocation(handle, id).map(Revocation::revokedAt));
            return null;
        });
        values.put("id", Ids.hex(id));
        values.put("words", words);
        values.put("error", error);
        values.put("reasons", List.of(RevocationReason.values()));
        site.show(context, askers.find(context), "credential/officeRevoke.jte", title(context), values);
    }

    private void revoke(Context context) {
        Asker asker = askers.find(context);
        Form form = new Form(context);
        String words = form.text("words", 300);
        RevocationReason reason = RevocationReason.of(form.text("reason", 20)).orElse(null);
        if (reason == null || words.length() < 10) {
            show(context.status(422), words, "credential.office.reason.error");
            return;
        }
        credentials.revoke(id(context), reason, words, asker.personId());
        context.redirect(path(context, id(context)), HttpStatus.SEE_OTHER);
    }

    private void reinstate(Context context) {
        String words = new Form(context).text("words", 300);
        if (words.length() < 10) {
            show(context.status(422), words, "credential.office.reinstate.error");
            return;
        }
        credentials.reinstate(id(context), words, askers.find(context).personId());
        context.redirect(path(context, id(context)), HttpStatus.SEE_OTHER);
    }

    private String title(Context context) {
        return site.texts().text(Site.language(context), "credential.office.title");
    }

    private static String path(Context context, UUID id) {
        return "/" + Site.language(context).tag() + "/office/credentials/" + Ids.hex(id);
    }

    private static UUID id(Context context) {
        return Ids.parse(context.pathParam("id")).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
