package qadam.integrity;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** To whom a rule speaks against: what it is, in words and figures, what they can do, and the form of their appeal. */
final class HolderPages implements Routes {
    private static final String PATH = "/{language}/claim/{attempt}/check";

    private final Integrity integrity;
    private final Site site;
    private final Askers askers;

    HolderPages(Integrity integrity, Site site, Askers askers) {
        this.integrity = integrity;
        this.site = site;
        this.askers = askers;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> show(context, new KeptAppeal("", "", "")), Role.LEARNER);
        routes.post(PATH, this::appeal, Role.LEARNER);
    }

    private void show(Context context, KeptAppeal kept) {
        Asker asker = askers.find(context);
        UUID attempt = attempt(context);
        List<CaseView> cases = integrity.of(asker.personId(), attempt);
        if (cases.isEmpty()) {
            context.redirect(claim(context), HttpStatus.SEE_OTHER);
            return;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("cases", cases);
        values.put("contact", integrity.contact());
        values.put("kept", kept);
        values.put("claim", "/claim/" + Ids.hex(attempt));
        values.put("free", cases.stream().allMatch(one -> one.state().admits()));
        site.show(context, asker, "integrity/check.jte", site.texts().text(Site.language(context), "integrity.check.title"), values);
    }

    private void appeal(Context context) {
        Form form = new Form(context);
        String words = form.text("words", 8_000).replace("\r\n", "\n");
        Rule rule = Rule.of(form.text("rule", 40)).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
        try {
            integrity.cases().appeal(askers.find(context).personId(), attempt(context), rule, words);
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (!(refusal.problem() instanceof IntegrityProblem)) {
                throw refusal;
            }
            context.status(refusal.problem().status());
            show(context, new KeptAppeal(rule.id(), words, site.texts().text(Site.language(context), refusal.problem().key())));
        }
    }

    private static String claim(Context context) {
        return context.path().replaceFirst("/check$", "");
    }

    private static UUID attempt(Context context) {
        return Optional.of(context.pathParam("attempt")).flatMap(Ids::parse).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
    }
}
