package qadam.letter;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import qadam.identity.IdentityProblem;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where a person says whether and where to be written to; and where the links of letters lead, signed in or not. */
final class LetterPages implements Routes {
    private static final int LONGEST = 320;

    private final Site site;
    private final Askers askers;
    private final Letters letters;

    LetterPages(Site site, Askers askers, Letters letters) {
        this.site = site;
        this.askers = askers;
        this.letters = letters;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/me/letters", context -> show(context, "", ""), Role.LEARNER);
        routes.post("/{language}/me/letters", this::change, Role.LEARNER);
        routes.get("/{language}/letters/{token}/confirm", this::askConfirm, Role.ANYONE);
        routes.post("/{language}/letters/{token}/confirm", this::confirm, Role.ANYONE, SecretAddress.IS_PROOF);
        routes.get("/{language}/letters/{token}/stop", this::askStop, Role.ANYONE);
        routes.post("/{language}/letters/{token}/stop", this::stop, Role.ANYONE, SecretAddress.IS_PROOF);
    }

    /** Whoever holds a child's card leaves no address with the child's account. */
    private Asker owner(Context context) {
        Asker asker = askers.find(context);
        if (asker.byCard()) {
            throw new Refusal(IdentityProblem.NOT_BY_CARD);
        }
        return asker;
    }

    private void show(Context context, String typed, String error) {
        Asker asker = owner(context);
        Map<String, Object> values = new HashMap<>(Map.of("typed", typed, "error", error, "sent", letters.areSent()));
        values.put("view", letters.view(asker.personId()).orElse(null));
        site.show(context, asker, "letter/mine.jte", site.texts().text(Site.language(context), "letter.title"), values);
    }

    private void change(Context context) {
        Form form = new Form(context);
        String typed = form.text("email", LONGEST);
        UUID person = owner(context).personId();
        try {
            act(form.text("act", 10), person, typed, Site.language(context));
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof LetterProblem)) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            show(context, typed, site.texts().text(Site.language(context), refusal.problem().key()));
            return;
        }
        context.redirect("/" + Site.language(context).tag() + "/me/letters", HttpStatus.SEE_OTHER);
    }

    private void act(String act, UUID person, String typed, Language language) {
        switch (act) {
            case "type" -> letters.type(person, typed, language);
            case "again" -> letters.again(person);
            case "stop" -> letters.want(person, false);
            case "resume" -> letters.want(person, true);
            case "remove" -> letters.remove(person);
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private void askConfirm(Context context) {
        Address address = letters.toConfirm(token(context));
        link(context, "confirm", address.isConfirmed());
    }

    private void confirm(Context context) {
        letters.confirm(token(context));
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void askStop(Context context) {
        Address address = letters.toStop(token(context));
        link(context, "stop", !address.wanted());
    }

    /** By the button of the page, or by a mail program that does it itself and follows no redirect (RFC 8058 §3.1). */
    private void stop(Context context) {
        letters.stop(token(context));
        if (new Form(context).text("List-Unsubscribe", 20).equals("One-Click")) {
            context.status(HttpStatus.OK).result("");
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    /** @param purpose of the link @param done whether what it is for has been done */
    private void link(Context context, String purpose, boolean done) {
        Language language = Site.language(context);
        String title = site.texts().text(language, purpose.equals("confirm") ? "letter.page.confirm" : "letter.page.stop");
        site.show(context, askers.find(context), "letter/link.jte", title, Map.of("purpose", purpose, "done", done));
    }

    private static String token(Context context) {
        return context.pathParam("token");
    }
}
