package qadam.credential;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.shared.Ids;

/** What somebody wants verified. An address is only ever compared with our own, never fetched. */
sealed interface Question {
    Pattern PATH = Pattern.compile("(?:/(?:kk|ru|en))?/(?:credentials|verify)/([0-9a-fA-F]{32})(?:[/?#].*)?");
    Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    /** One of our credentials, named by its address or code. */
    record Ours(UUID id) implements Question {
    }

    /** The credential itself: JSON, JWT or PDF. */
    record Document(byte[] bytes) implements Question {
    }

    /** An address of somebody else's. */
    record Elsewhere() implements Question {
    }

    record Nothing() implements Question {
    }

    record NotUnderstood() implements Question {
    }

    static Question read(String text, byte[] file, String origin) {
        if (file.length > 0) {
            return new Document(file);
        }
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (text.startsWith("{") || TOKEN.matcher(text).matches()) {
            return new Document(text.getBytes(StandardCharsets.UTF_8));
        }
        return text.contains("/") ? address(text, origin) : code(text);
    }

    private static Question address(String text, String origin) {
        String host = origin.substring(origin.indexOf("//") + 2);
        String rest = text.startsWith(origin + "/") ? text.substring(origin.length())
            : text.startsWith(host + "/") ? text.substring(host.length()) : "";
        Matcher path = PATH.matcher(rest);
        if (path.matches()) {
            return new Ours(Ids.parse(path.group(1)).orElseThrow());
        }
        return rest.isEmpty() ? new Elsewhere() : new NotUnderstood();
    }

    private static Question code(String text) {
        return Ids.parse(text.replaceAll("[\\s\\u00A0-]", "")).<Question>map(Ours::new).orElseGet(NotUnderstood::new);
    }
}
