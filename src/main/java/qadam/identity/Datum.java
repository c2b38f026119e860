package qadam.identity;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import qadam.web.Page;
import tools.jackson.databind.JsonNode;

/**
 * One thing of a person's data as it is read: what it is called, and either its words or what it is made of.
 *
 * @param label empty for one of a list
 */
public record Datum(String label, String words, List<Datum> parts) {
    private static final int LONGEST = 400;

    /** @param name the member's name in the JSON */
    static Datum of(Page page, String name, JsonNode node) {
        String label = label(page, name);
        if (node.isObject() || node.isArray()) {
            List<Datum> parts = new ArrayList<>();
            node.properties().forEach(member -> parts.add(of(page, member.getKey(), member.getValue())));
            node.forEach(element -> addElement(page, node, element, parts));
            return new Datum(label, parts.isEmpty() ? "—" : "", parts);
        }
        return new Datum(label, words(page, node), List.of());
    }

    private static void addElement(Page page, JsonNode parent, JsonNode element, List<Datum> parts) {
        if (parent.isArray()) {
            parts.add(of(page, "", element));
        }
    }

    /** What nobody has named, as a question's own fields, is called as in the JSON. */
    private static String label(Page page, String name) {
        return !name.isEmpty() && page.has("identity.data." + name) ? page.text("identity.data." + name) : name;
    }

    private static String words(Page page, JsonNode node) {
        if (node.isBoolean()) {
            return page.text(node.asBoolean() ? "identity.data.yes" : "identity.data.no");
        }
        String text = node.asString();
        return text.isEmpty() ? "—" : text.length() > LONGEST ? page.text("identity.data.in_json") : moment(page, text);
    }

    private static String moment(Page page, String text) {
        try {
            return page.time(Instant.parse(text));
        } catch (DateTimeParseException noMoment) {
            return text;
        }
    }
}
