package qadam.consent;

import io.javalin.http.Context;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Site;

/** What every page of this package works with. */
record Desk(Site site, Askers askers, ConsentGround ground, Codes codes, ConsentTexts texts, ConsentViews views, WriteConsent write) {
    void show(Context context, Asker asker, String template, String titleKey, Map<String, Object> values) {
        site.show(context, asker, "consent/" + template + ".jte", text(context, titleKey), values);
    }

    String text(Context context, String key) {
        return site.texts().text(Site.language(context), key);
    }

    /** The message of a refusal of ours or of a reason; anything else is thrown on. */
    Said said(Context context, Refusal refusal) {
        boolean reason = qadam.identity.Reason.isProblem(refusal.problem());
        if (!reason && !(refusal.problem() instanceof ConsentProblem)) {
            throw refusal;
        }
        Site.refuse(context, refusal);
        return new Said(site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()),
            refusal.problem() instanceof ConsentProblem ours ? ours.field() : "reason");
    }

    static String home(Context context) {
        Language language = Site.language(context);
        return "/" + language.tag();
    }
}
