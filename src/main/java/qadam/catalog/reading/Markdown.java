package qadam.catalog.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** What we read out of a Markdown tree. */
final class Markdown {
    static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS)
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
    private static final Pattern PRACTICE = Pattern.compile("\\[\\[practice:\\s*([^\\]\\s]+)\\s*\\]\\]");

    private static final Pattern LAB = Pattern.compile("\\[\\[lab:\\s*([^\\]\\s]+)\\s*\\]\\]");

    private Markdown() {
    }

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** Where a node stands in its file; {@code body} is where the parsed text begins. */
    static Spot at(Node node, Spot body) {
        return node.getSourceSpans().isEmpty() ? body : body.onLine(body.line() + node.getSourceSpans().getFirst().getLineIndex());
    }

    /** The item that a paragraph shows: {@code [[practice: black-cat]]} and nothing else. */
    static Optional<String> practice(Node block) {
        Matcher practice = PRACTICE.matcher(block instanceof Paragraph ? words(block).strip() : "");
        return practice.matches() ? Optional.of(practice.group(1)) : Optional.empty();
    }

    /** The lab that a paragraph shows: {@code [[lab: ornaments]]} and nothing else. */
    static Optional<String> lab(Node block) {
        Matcher lab = LAB.matcher(block instanceof Paragraph ? words(block).strip() : "");
        return lab.matches() ? Optional.of(lab.group(1)) : Optional.empty();
    }

    /** The picture that a paragraph is: an image and nothing else. */
    static Optional<Image> picture(Node block) {
        return block instanceof Paragraph && block.getFirstChild() instanceof Image image && image.getNext() == null
            ? Optional.of(image) : Optional.empty();
    }

    static String alt(Image image) {
        return wordsOfChildren(image).strip();
    }

    /** The node's words without marks; pictures say nothing here. */
    static String words(Node node) {
        return collect(node, new StringBuilder(), false).toString();
    }

    private static String wordsOfChildren(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, words, true);
        }
        return words.toString();
    }

    private static StringBuilder collect(Node node, StringBuilder words, boolean pictures) {
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append('\n');
            }

            @Override
            public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                words.append('\n');
            }

            @Override
            public void visit(org.commonmark.node.Heading heading) {
                visitChildren(heading);
                words.append('\n');
            }

            @Override
            public void visit(org.commonmark.node.CustomNode cell) {
                visitChildren(cell);
                words.append('\n');
            }

            @Override
            public void visit(Image image) {
                if (pictures) {
                    visitChildren(image);
                }
            }
        });
        return words;
    }
}
