package qadam.identity;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Header;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie that holds a session's token. {@code __Host-} (RFC 6265bis §4.1.3.2) binds it to this very host; browsers take
 * it over https and from localhost only, so a school's own plain network gets a cookie without it.
 */
final class SessionCookie {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST_SECONDS = 400 * 24 * 3600;
    private static final String LANGUAGE = "language";

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

    /** With it goes the language that somebody had chosen: the next person at this device has a choice of their own. */
    void clear(Context context) {
        set(context, "", 0);
        if (context.cookie(LANGUAGE) != null) {
            put(context, new Cookie(LANGUAGE, "", "/", 0, false, false, null, SameSite.LAX));
        }
    }

    boolean secure() {
        return secure;
    }

    private void set(Context context, String value, int seconds) {
        put(context, new Cookie(name, value, "/", seconds, secure, true, null, SameSite.LAX));
    }

    /** In place of what the same answer has said before: a cookie is set once (RFC 6265 §4.1.1). */
    static void put(Context context, Cookie cookie) {
        List<String> others = context.res().getHeaders(Header.SET_COOKIE).stream()
            .filter(one -> !one.startsWith(cookie.getName() + "=")).toList();
        context.res().setHeader(Header.SET_COOKIE, null);
        others.forEach(one -> context.res().addHeader(Header.SET_COOKIE, one));
        context.cookie(cookie);
    }
}
