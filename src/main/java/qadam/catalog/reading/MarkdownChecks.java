package qadam.catalog.reading;

import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import qadam.shared.Language;

/** Walks through a lesson's text, notes what does not belong there and turns links to lessons into addresses. */
final class MarkdownChecks extends AbstractVisitor {
    private final Spot body;
    private final Language language;
    private final LessonAddresses addresses;
    private int deepest = 1;

    MarkdownChecks(Spot body, Language language, LessonAddresses addresses) {
        this.body = body;
        this.language = language;
        this.addresses = addresses;
    }

    @Override
    public void visit(HtmlBlock html) {
        at(html).note(Rule.RAW_HTML);
    }

    @Override
    public void visit(HtmlInline html) {
        at(html).note(Rule.RAW_HTML);
    }

    /** The title is level 1; a heading may be one level below the one before it, and level 3 at most. */
    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() < 2 || heading.getLevel() > 3 || heading.getLevel() > deepest + 1) {
            at(heading).note(Rule.HEADING_WRONG, "level", heading.getLevel());
        }
        deepest = heading.getLevel();
        visitChildren(heading);
    }

    @Override
    public void visit(Link link) {
        Optional<String> lesson = Links.lesson(link.getDestination());
        if (lesson.isPresent()) {
            if (!addresses.lessons().contains(lesson.get())) {
                at(link).note(Rule.LINK_DANGLING, "link", link.getDestination());
            }
            link.setDestination(addresses.of(language, lesson.get()));
        } else if (!Links.isWeb(link.getDestination())) {
            at(link).note(Rule.LINK_REFUSED, "link", link.getDestination());
        }
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        Node block = image.getParent();
        boolean alone = Markdown.picture(block).isPresent() && block.getParent() instanceof org.commonmark.node.Document;
        if (!alone) {
            at(image).note(Rule.PICTURE_MISPLACED);
        }
    }

    @Override
    public void visit(Text text) {
        if (text.getLiteral().contains("[[practice") && !standsAlone(text)) {
            at(text).note(Rule.PRACTICE_MISPLACED);
        }
        if (text.getLiteral().contains("[[lab") && !isLab(text)) {
            at(text).note(Rule.LAB_MISPLACED);
        }
    }

    private static boolean standsAlone(Text text) {
        Node block = text.getParent();
        return Markdown.practice(block).isPresent() && block.getParent() instanceof org.commonmark.node.Document;
    }

    private static boolean isLab(Text text) {
        Node block = text.getParent();
        return Markdown.lab(block).isPresent() && block.getParent() instanceof org.commonmark.node.Document;
    }

    private Spot at(Node node) {
        return Markdown.at(node, body);
    }
}
