package qadam.identity;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Site;

/** Asks to sign in again before what an unlocked screen should not be enough for (ASVS 5.0 §7.5.1). */
final class Proof {
    private Proof() {
    }

    /** True when the asker was sent to sign in again; the caller does nothing more. @throws Refusal to whoever came in by a class card, which proves nothing */
    static boolean isMissing(Context context, Sessions sessions, String next) {
        Asker asker = sessions.find(context);
        if (asker.byCard()) {
            throw new Refusal(IdentityProblem.NOT_BY_CARD);
        }
        if (sessions.provedLately(asker)) {
            return false;
        }
        String signIn = "/" + Site.language(context).tag() + "/sign-in";
        context.redirect(Next.carry(signIn, next) + "&again=1", HttpStatus.SEE_OTHER);
        return true;
    }
}
