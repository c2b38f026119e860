package qadam.exam;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.shared.Hmac;
import qadam.shared.Ids;

/**
 * Knows within one day whether two exams were begun in the same browser, and nothing else of it: a random cookie of a day, of which
 * only a keyed hash is kept, for days. Whoever shares a device is not suspect; integrity's rules say what more it takes.
 */
final class Devices {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
    private static final int DAY_SECONDS = 24 * 3600;
    private static final int LENGTH = 16;

    private final Optional<byte[]> key;
    private final boolean secure;

    /** @param key empty where devices are not told apart @param secure false where people come over plain HTTP */
    Devices(Optional<byte[]> key, boolean secure) {
        this.key = key;
        this.secure = secure;
    }

    /** The browser's mark; gives it a cookie when it has none. */
    Optional<byte[]> mark(Context context) {
        return key.map(with -> mark(with, token(context)));
    }

    private String token(Context context) {
        String name = secure ? "__Host-qadam-exam" : "qadam-exam";
        return Optional.ofNullable(context.cookie(name)).filter(token -> TOKEN.matcher(token).matches()).orElseGet(() -> {
            String fresh = HexFormat.of().formatHex(Ids.randomBytes(LENGTH));
            context.cookie(new Cookie(name, fresh, "/", DAY_SECONDS, secure, true, null, SameSite.LAX));
            return fresh;
        });
    }

    private static byte[] mark(byte[] key, String token) {
        return Arrays.copyOf(Hmac.of(key, token), LENGTH);
    }
}
