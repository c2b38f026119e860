package qadam.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where to go on afterwards: a page of ours, never another site (CWE-601). */
public final class Next {
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\\"<>]]{0,299}");

    private Next() {
    }

    /** The wish if it is a local address, else the other one. */
    public static String orElse(String wish, String otherwise) {
        return wish != null && LOCAL.matcher(wish).matches() ? wish : otherwise;
    }

    /** {@code path?next=…}, or the bare path when there is nowhere to go on. */
    public static String carry(String path, String next) {
        return next.isEmpty() ? path : path + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
