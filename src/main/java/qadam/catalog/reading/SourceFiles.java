package qadam.catalog.reading;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import qadam.web.FixedPage;

/**
 * The files of which one version of a course is made, as its author wrote them.
 *
 * @param texts by path within the course folder; line ends are single newlines
 */
public record SourceFiles(SortedMap<String, String> texts) {
    public static final SourceFiles NONE = new SourceFiles(Map.of());

    public SourceFiles(Map<String, String> texts) {
        this(Collections.unmodifiableSortedMap(new TreeMap<>(texts)));
    }

    public boolean has(String file) {
        return texts.containsKey(file);
    }

    /** The file's text; an empty one when there is no such file. */
    public String text(String file) {
        return texts.getOrDefault(file, "");
    }

    /** The same files, one of them with another text. */
    public SourceFiles with(String file, String text) {
        Map<String, String> changed = new TreeMap<>(texts);
        changed.put(file, text);
        return new SourceFiles(changed);
    }

    /** SHA-256 over the names and contents of all files: the course's content address. */
    public String hash() {
        StringBuilder list = new StringBuilder();
        texts.forEach((file, text) ->
            list.append(FixedPage.hash(text.getBytes(StandardCharsets.UTF_8))).append("  ").append(file).append('\n'));
        return FixedPage.hash(list.toString().getBytes(StandardCharsets.UTF_8));
    }
}
