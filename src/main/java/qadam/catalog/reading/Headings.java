package qadam.catalog.reading;

import java.util.IdentityHashMap;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The ids of a lesson's headings: {@code part-1}, {@code part-2} …, so that the same part has the same address in each language. */
final class Headings {
    private final Map<Node, String> ids = new IdentityHashMap<>();

    Headings(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                ids.put(heading, "part-" + (ids.size() + 1));
            }
        });
    }

    String id(Node heading) {
        return ids.get(heading);
    }
}
