package qadam.credential;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.identity.Reason;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The office asks for somebody who stands before it with a document: was a credential issued in this name? Answered at once and not kept. */
final class NamePages implements Routes {
    private final NameCheck check;
    private final Site site;
    private final Askers askers;

    NamePages(NameCheck check, Site site, Askers askers) {
        this.check = check;
        this.site = site;
        this.askers = askers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/in-my-name", context -> show(context, Map.of()), Role.OFFICE, Role.ADMINISTRATOR);
        routes.post("/{language}/office/in-my-name", this::ask, Role.OFFICE, Role.ADMINISTRATOR);
    }

    private void ask(Context context) {
        if (site.isInsecure()) {
            throw new Refusal(IdentityProblem.NATIONAL_ID_PLAIN);
        }
        Form form = new Form(context);
        String note = form.text("note", Reason.LONGEST);
        Optional<NationalId> id = NationalId.parse(form.text("national_id", 40));
        if (id.isEmpty()) {
            show(context.status(422), Map.of("note", note, "idError", text(context, "credential.claim_page.national_id.error", Map.of())));
            return;
        }
        try {
            NameCheck.Answer answer = check.ask(id.get(), note, askers.find(context).personId(), Site.language(context));
            show(context, Map.of("found", Optional.of(answer.found()), "destroyed", answer.destroyed()));
        } catch (Refusal refusal) {
            Site.refuse(context, refusal);
            show(context, Map.of("note", note, "noteError", text(context, refusal.problem().key(), refusal.values())));
        }
    }

    private void show(Context context, Map<String, Object> given) {
        Map<String, Object> values = new HashMap<>(Map.of("note", "", "idError", "", "noteError", "", "found", Optional.empty(), "destroyed", List.of()));
        values.putAll(given);
        site.show(context, askers.find(context), "credential/inMyName.jte", text(context, "credential.name.title", Map.of()), values);
    }

    private String text(Context context, String key, Map<String, Object> values) {
        Language language = Site.language(context);
        return site.texts().text(language, key, values);
    }
}
