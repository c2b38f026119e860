package qadam.terms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import qadam.shared.Language;

/**
 * One text in one language: a first line {@code edition: 2026-11-24}, then Markdown. Markup and unsafe links in it are not let
 * through.
 */
record DocumentText(LocalDate edition, String html) {
    private static final String EDITION = "edition:";

    /** Where the lines on how long things are kept come in; in a text without this mark they stand at the end. */
    private static final String KEPT = "<p>{kept}</p>";

    /** @param own the folder of texts by whoever runs the server; a file there stands in place of ours */
    static DocumentText read(Path own, Document document, Language language) {
        String name = document.id() + "_" + language.tag() + ".md";
        try {
            Path file = own.resolve(name);
            return parse(Files.exists(file) ? Files.readString(file) : shipped(name), name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read terms/" + name, unreadable);
        }
    }

    private static String shipped(String name) throws IOException {
        try (InputStream stream = DocumentText.class.getResourceAsStream("/terms/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static DocumentText parse(String text, String name) {
        int end = text.indexOf('\n');
        if (!text.startsWith(EDITION) || end < 0) {
            throw new IllegalArgumentException("terms/" + name + ": its first line must be like \"edition: 2026-11-24\"");
        }
        try {
            LocalDate edition = LocalDate.parse(text.substring(EDITION.length(), end).strip());
            return new DocumentText(edition, html(text.substring(end + 1)));
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("terms/" + name + ": its edition must be a day like 2026-11-24", noDay);
        }
    }

    /** The page's HTML with these lines, which are plain text, at their mark. */
    String with(List<String> lines) {
        String list = lines.stream().map(line -> "<li>" + line.replace("&", "&amp;").replace("<", "&lt;") + "</li>").collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return html.contains(KEPT) ? html.replace(KEPT, list) : html + list;
    }

    private static String html(String markdown) {
        return HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build().render(Parser.builder().build().parse(markdown));
    }
}
