package qadam.catalog.reading;

import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Turns blocks of Markdown into HTML that holds nothing but what a text needs, whatever the author wrote. */
final class Prose {
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
        .allowElements("p", "h2", "h3", "ul", "ol", "li", "em", "strong", "blockquote", "code", "pre", "br", "hr",
            "table", "thead", "tbody", "tr", "th", "td", "a")
        .allowUrlProtocols("https", "http")
        .allowAttributes("href").onElements("a")
        .allowAttributes("rel").matching(true, "noopener noreferrer").onElements("a")
        .allowAttributes("id").matching(Pattern.compile("part-\\d+")).onElements("h2", "h3")
        .allowAttributes("class").matching(true, "table").onElements("table")
        .allowAttributes("scope").matching(true, "col").onElements("th")
        .allowAttributes("start").matching(Pattern.compile("\\d{1,4}")).onElements("ol")
        .toFactory();

    private final HtmlRenderer renderer;

    Prose(Headings headings) {
        this.renderer = HtmlRenderer.builder().extensions(Markdown.EXTENSIONS).escapeHtml(true).sanitizeUrls(true)
            .attributeProviderFactory(context -> attributes(headings)).build();
    }

    String html(Node block) {
        // The empty corner of a table heads nothing.
        String html = POLICY.sanitize(renderer.render(block)).replace("<th scope=\"col\"></th>", "<td></td>");
        // A wide table scrolls in its own box, which the keyboard must reach.
        return block instanceof TableBlock ? "<div class=\"scroll\" tabindex=\"0\">" + html + "</div>" : html;
    }

    private static AttributeProvider attributes(Headings headings) {
        return (node, tag, attributes) -> {
            attributes.remove("align");
            switch (node) {
                case Heading heading -> attributes.put("id", headings.id(heading));
                case TableBlock _ -> attributes.put("class", "table");
                case TableCell cell when cell.isHeader() -> attributes.put("scope", "col");
                case Link link when link.getDestination().startsWith("http") -> attributes.put("rel", "noopener noreferrer");
                default -> {
                }
            }
        };
    }
}
