package qadam.credential;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A leaf's bytes. There is one way to write each leaf, and a line in any other is not a leaf: two readers of the log must never
 * understand one line in two ways. The patterns are the format, as docs/api/log.md publishes it.
 */
final class LeafLine {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String PROGRAMME = NAME + "@[1-9][0-9]{0,3}";
    private static final String WEEK = "2[01][0-9]{2}-W[0-5][0-9]";
    private static final String DAY = "2[01][0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,14})";
    private static final String LIST = "\\[(?:\"" + NAME + "\"(?:,\"" + NAME + "\"){0,31})?\\]";
    private static final List<Pattern> FORMS = List.of(
        form("'t':'issue','p':(?:null|'[0-9a-f]{32}'),'c':'[0-9a-f]{64}','g':'" + PROGRAMME + "','k':'" + NAME + "','l':[1-9],"
            + "'r':'[A-Z]{2}(?:-[A-Z0-9]{1,3})?','d':'(?:" + WEEK + "|2[01][0-9]{2}-(?:0[1-9]|1[0-2]))','m':'" + NAME + "','a':'(?:sso|roster|self)','i':'" + NAME + "'"),
        form("'t':'(?:revoke|reinstate)','x':(?:null|" + NUMBER + "),'q':'" + NAME + "','d':'" + WEEK + "'"),
        form("'t':'claim','x':(?:null|" + NUMBER + "),'p':'[0-9a-f]{32}','a':'(?:sso|roster)','d':'" + WEEK + "'"),
        form("'t':'open','g':'" + PROGRAMME + "','y':2[01][0-9]{2},'v':[1-9][0-9]{0,2},'b':'" + DAY + "','e':'" + DAY + "','k':" + LIST + ",'m':" + LIST + ",'h':'[0-9a-f]{64}','d':'" + WEEK + "'"),
        form("'t':'key','u':'did:[A-Za-z0-9.:%_#-]{1,400}','d':'" + WEEK + "'"),
        form("'t':'close','g':'" + PROGRAMME + "','h':'[0-9a-f]{64}','d':'" + WEEK + "'"));

    private final Map<String, Object> members = new LinkedHashMap<>();

    private LeafLine() {
    }

    private static Pattern form(String members) {
        return Pattern.compile("\\{" + members.replace('\'', '"') + "\\}");
    }

    static LeafLine of(String type) {
        return new LeafLine().put("t", type);
    }

    LeafLine put(String name, Object value) {
        members.put(name, value);
        return this;
    }

    String text() {
        return JSON.writeValueAsString(members);
    }

    static Leaf read(String line) {
        if (FORMS.stream().noneMatch(form -> form.matcher(line).matches())) {
            throw new IllegalArgumentException("not a leaf");
        }
        try {
            return leaf(JSON.readTree(line));
        } catch (JacksonException | DateTimeException notJson) {
            throw new IllegalArgumentException("not a leaf");
        }
    }

    private static Leaf leaf(JsonNode leaf) {
        return switch (text(leaf, "t")) {
            case "issue" -> new Leaf.Issue(Optional.ofNullable(leaf.required("p").stringValue(null)), text(leaf, "c"), text(leaf, "g"),
                text(leaf, "k"), number(leaf, "l"), text(leaf, "r"), text(leaf, "d"), text(leaf, "m"), text(leaf, "a"), text(leaf, "i"));
            case "revoke" -> new Leaf.Revoke(index(leaf), text(leaf, "q"), text(leaf, "d"));
            case "reinstate" -> new Leaf.Reinstate(index(leaf), text(leaf, "q"), text(leaf, "d"));
            case "claim" -> new Leaf.Claim(index(leaf), text(leaf, "p"), text(leaf, "a"), text(leaf, "d"));
            case "open" -> new Leaf.Open(text(leaf, "g"), number(leaf, "y"), number(leaf, "v"), LocalDate.parse(text(leaf, "b")), LocalDate.parse(text(leaf, "e")), texts(leaf, "k"), texts(leaf, "m"),
                text(leaf, "h"), text(leaf, "d"));
            case "key" -> new Leaf.Key(text(leaf, "u"), text(leaf, "d"));
            case "close" -> new Leaf.Close(text(leaf, "g"), text(leaf, "h"), text(leaf, "d"));
            default -> throw new IllegalArgumentException("a leaf of unknown type");
        };
    }

    private static Optional<Long> index(JsonNode leaf) {
        JsonNode index = leaf.required("x");
        return index.isNull() ? Optional.empty() : Optional.of(index.longValue());
    }

    private static List<String> texts(JsonNode leaf, String member) {
        return StreamSupport.stream(leaf.required(member).spliterator(), false).map(JsonNode::stringValue).toList();
    }

    private static String text(JsonNode leaf, String member) {
        return leaf.required(member).stringValue();
    }

    private static int number(JsonNode leaf, String member) {
        return leaf.required(member).intValue();
    }
}
