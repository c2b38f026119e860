package qadam.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import qadam.shared.Language;

/** Which language to speak: the address, else the cookie, else the browser's wish, else Kazakh. */
public final class LanguageChoice implements Routes {
    private static final String COOKIE = "language";

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", context -> context.header("Vary", "Cookie, Accept-Language").header("Cache-Control", "no-store")
            .redirect("/" + of(context).tag()), Role.ANYONE, Cost.FIXED);
    }

    public static Language of(Context context) {
        String path = context.path();
        int end = path.indexOf('/', 1);
        String first = path.length() < 2 ? "" : path.substring(1, end < 0 ? path.length() : end);
        return Language.of(first)
            .or(() -> Language.of(context.cookie(COOKIE)))
            .orElseGet(() -> wished(context.header("Accept-Language")));
    }

    private static Language wished(String header) {
        if (header == null || header.length() > 200) {
            return Language.KK;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                .flatMap(range -> Language.of(range.getRange().split("-")[0]).stream())
                .findFirst().orElse(Language.KK);
        } catch (IllegalArgumentException malformed) {
            return Language.KK;
        }
    }
}
