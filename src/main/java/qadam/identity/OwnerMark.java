package qadam.identity;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import qadam.web.Asker;

/**
 * A cookie that scripts may read: whose unsent answers this browser may send now ({@link Asker#owner}), and after a full stop
 * whether those of the visitor before came along. It opens nothing; the server compares it with the session each time.
 * And one that scripts may write: somebody signed out while there was no network, and is to be let go of now.
 */
final class OwnerMark {
    private static final String NAME = "qadam-owner";
    private static final String BROUGHT = ".brought";
    private static final String LEFT = "qadam-left";
    private static final int LONGEST_SECONDS = 400 * 24 * 3600;

    private final boolean secure;

    OwnerMark(boolean secure) {
        this.secure = secure;
    }

    /** Puts right what the browser holds: a session may have ended without it. */
    void settle(Context context, Asker asker) {
        String held = context.cookie(NAME);
        String owner = held == null ? "" : held.replace(BROUGHT, "");
        if (!owner.equals(asker.owner())) {
            write(context, asker, false);
        }
    }

    void write(Context context, Asker asker, boolean brought) {
        String owner = asker.owner();
        set(context, NAME, owner.isEmpty() || !brought ? owner : owner + BROUGHT, owner.isEmpty() ? 0 : LONGEST_SECONDS);
    }

    boolean hasLeft(Context context) {
        return context.cookie(LEFT) != null;
    }

    void forgetLeaving(Context context) {
        set(context, LEFT, "", 0);
    }

    private void set(Context context, String name, String value, int seconds) {
        SessionCookie.put(context, new Cookie(name, value, "/", seconds, secure, false, null, SameSite.LAX));
    }
}
