package qadam.catalog.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an author may point: another lesson of the course, or a page on the web. */
final class Links {
    private static final Pattern LESSON = Pattern.compile("(" + Names.PATTERN + ")\\.md");
    private static final Pattern PICTURE = Pattern.compile("images/(" + Names.PATTERN + ")\\.svg");

    private Links() {
    }

    static boolean isWeb(String link) {
        try {
            URI uri = new URI(link);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** {@code tokens.md} → {@code tokens}. */
    static Optional<String> lesson(String link) {
        Matcher name = LESSON.matcher(link);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** {@code images/cats.svg} → {@code cats}. */
    static Optional<String> picture(String link) {
        Matcher name = PICTURE.matcher(link);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
