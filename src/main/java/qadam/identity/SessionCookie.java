package qadam.identity;

import io.javalin.http.Context;
import java.net.URI;
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
    private final String attributes;

    SessionCookie(String origin) {
        URI address = URI.create(origin);
        boolean trusted = "https".equals(address.getScheme()) || "localhost".equals(address.getHost());
        this.name = trusted ? "__Host-qadam" : "qadam";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (trusted ? "; Secure" : "");
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

    /** Replaces what this answer would set otherwise: an answer sets the cookie once. */
    private void set(Context context, String value, int seconds) {
        context.res().setHeader("Set-Cookie", name + "=" + value + attributes + "; Max-Age=" + seconds);
    }
}
