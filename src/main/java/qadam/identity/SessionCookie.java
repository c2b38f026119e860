package qadam.identity;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that holds a session's token. {@code __Host-} (RFC 6265bis §4.1.3.2) binds it to this very host; browsers take
 * it over https and from localhost only, so a school's own plain network gets a cookie without it.
 */
final class SessionCookie {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_SECONDS = 400 * 24 * 3600;

    private final String name;
    private final boolean secure;

    SessionCookie(boolean secure) {
        this.secure = secure;
        this.name = secure ? "__Host-qadam" : "qadam";
    }

    Optional<String> read(Context context) {
        return Optional.ofNullable(context.cookie(name)).filter(token -> TOKEN.matcher(token).matches());
    }

    void write(Context context, String token) {
        set(context, token, LONGEST_SECONDS);
    }

    void clear(Context context) {
        set(context, "", 0);
    }

    private void set(Context context, String value, int seconds) {
        context.cookie(new Cookie(name, value, "/", seconds, secure, true, null, SameSite.LAX));
    }
}
