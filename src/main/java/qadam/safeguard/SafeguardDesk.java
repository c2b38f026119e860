package qadam.safeguard;

import io.javalin.http.Context;
import java.util.Map;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Site;

/** What every page of this package works with. */
record SafeguardDesk(Site site, Askers askers, SafeguardGround ground) {
    /** What a page says of a form that was refused. @param field beside which it stands */
    record Said(String message, String field) {
        static final Said NOTHING = new Said("", "");
    }

    void show(Context context, Asker asker, String template, String titleKey, Map<String, Object> values) {
        site.show(context, asker, "safeguard/" + template + ".jte", site.texts().text(Site.language(context), titleKey), values);
    }

    /** The words of a refusal of ours; anything else is thrown on. */
    Said said(Context context, Refusal refusal) {
        if (!(refusal.problem() instanceof SafeguardProblem problem)) {
            throw refusal;
        }
        Site.refuse(context, refusal);
        return new Said(site.texts().text(Site.language(context), problem.key(), refusal.values()), problem.field());
    }
}
