package qadam.catalog.reading;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import qadam.shared.Localized;

/**
 * Reads one SVG file and writes it anew from what is allowed, so that nothing an author's program left in it reaches a
 * page. The parser knows no document types and no entities of others.
 */
final class DrawingReader {
    private static final XMLInputFactory FACTORY = hardened();
    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z0-9_-]+)\\}");
    private static final int DEEPEST = 12;

    private final Spot first;
    private final YamlMap words;
    private final List<Drawing.Piece> pieces = new ArrayList<>();
    private final Map<String, Localized> used = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String viewBox = "0 0 640 240";

    /** @param words the mapping of words by name; an empty one when the drawing has no words */
    DrawingReader(Spot first, YamlMap words) {
        this.first = first;
        this.words = words;
    }

    Drawing read(String svg) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(svg));
            while (reader.hasNext()) {
                take(reader.next(), reader);
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNumber());
            first.onLine(line).note(Rule.DRAWING_BROKEN);
        }
        words.noOthers();
        return new Drawing(viewBox, List.copyOf(pieces), Map.copyOf(used));
    }

    private void take(int event, XMLStreamReader reader) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText(), at(reader));
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.PROCESSING_INSTRUCTION ->
                at(reader).note(Rule.DRAWING_BROKEN);
            default -> {
            }
        }
    }

    private void start(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        if (open.size() > DEEPEST) {
            throw new XMLStreamException("too deep", reader.getLocation());
        }
        if (open.isEmpty()) {
            root(reader);
        } else if (!DrawingRules.allowsElement(name) || !DrawingRules.NAMESPACE.equals(reader.getNamespaceURI())) {
            at(reader).note(Rule.DRAWING_ELEMENT, "element", name);
        } else {
            markup("<" + name + attributes(reader, name) + ">");
        }
        open.push(name);
    }

    private void root(XMLStreamReader reader) {
        if (!reader.getLocalName().equals("svg") || !DrawingRules.NAMESPACE.equals(reader.getNamespaceURI())) {
            at(reader).note(Rule.DRAWING_ELEMENT, "element", reader.getLocalName());
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!reader.getAttributeLocalName(i).equals("viewBox")) {
                at(reader).note(Rule.DRAWING_ATTRIBUTE, "attribute", reader.getAttributeLocalName(i), "element", "svg");
            }
        }
        String value = reader.getAttributeValue(null, "viewBox");
        if (DrawingRules.allowsViewBox(value)) {
            viewBox = value;
        } else {
            at(reader).note(Rule.DRAWING_VALUE, "attribute", "viewBox", "value", String.valueOf(value));
        }
    }

    private String attributes(XMLStreamReader reader, String element) {
        StringBuilder markup = new StringBuilder();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            if (!DrawingRules.allowsAttribute(name) || reader.getAttributeNamespace(i) != null) {
                at(reader).note(Rule.DRAWING_ATTRIBUTE, "attribute", name, "element", element);
            } else if (!DrawingRules.allowsValue(name, value)) {
                at(reader).note(Rule.DRAWING_VALUE, "attribute", name, "value", value);
            } else {
                markup.append(' ').append(name).append("=\"").append(Drawing.escape(value)).append('"');
            }
        }
        return markup.toString();
    }

    private void end() {
        String name = open.pop();
        if (!open.isEmpty() && DrawingRules.allowsElement(name)) {
            markup("</" + name + ">");
        }
    }

    /** Text is only a place for a word that stands in three languages beside the drawing; figures and signs need none. */
    private void text(String text, Spot at) {
        if (text.isBlank()) {
            return;
        }
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find()) {
            plain(text.substring(end, word.start()), at);
            word(word.group(1), at);
            end = word.end();
        }
        plain(text.substring(end), at);
    }

    private void plain(String text, Spot at) {
        boolean misplaced = !text.isBlank() && (open.isEmpty() || !DrawingRules.isText(open.peek()));
        if (misplaced || text.codePoints().anyMatch(Character::isLetter)) {
            at.note(Rule.DRAWING_WORDS, "text", text.strip());
        } else if (!text.isBlank()) {
            markup(Drawing.escape(text));
        }
    }

    private void word(String name, Spot at) {
        if (!words.has(name)) {
            at.note(Rule.DRAWING_WORD_MISSING, "word", name);
            return;
        }
        used.put(name, words.localized(name));
        pieces.add(new Drawing.Word(name));
    }

    private void markup(String svg) {
        if (!pieces.isEmpty() && pieces.getLast() instanceof Drawing.Markup before) {
            pieces.set(pieces.size() - 1, new Drawing.Markup(before.svg() + svg));
        } else {
            pieces.add(new Drawing.Markup(svg));
        }
    }

    private Spot at(XMLStreamReader reader) {
        return first.onLine(Math.max(1, reader.getLocation().getLineNumber()));
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
