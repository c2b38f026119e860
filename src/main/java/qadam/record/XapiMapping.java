package qadam.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step as an xAPI 2.0 statement (IEEE 9274.1.1 §4.2) and back. Nothing is lost on the way: what xAPI has no word for
 * stands in extensions under our own addresses. The written table is {@code docs/api/xapi.md}.
 */
public final class XapiMapping {
    private static final String VERSION = "2.0.0";
    private static final int LONGEST_RESULT = 255;
    private static final String COURSE = "http://adlnet.gov/expapi/activities/course";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String origin;

    /** @param origin the installation's origin: home of its learner keys, activities and extensions */
    public XapiMapping(String origin) {
        this.origin = origin;
    }

    public ObjectNode statement(NamedStep step) {
        XapiWords words = XapiWords.of(step.kind());
        ObjectNode statement = JSON.objectNode().put("id", step.id().toString()).put("version", VERSION);
        statement.set("actor", agent(Ids.hex(step.learner())));
        statement.putObject("verb").put("id", words.verb()).putObject("display").put("en", words.display());
        statement.set("object", activity(address(step.activity(), "/" + step.activity().activity() + words.part()), words.type()));
        statement.set("result", result(step));
        statement.set("context", context(step));
        statement.put("timestamp", step.takenAt().toString()).put("stored", step.storedAt().toString());
        statement.set("authority", agent("qadam"));
        return statement;
    }

    private ObjectNode result(NamedStep step) {
        ObjectNode result = JSON.objectNode();
        if (step.kind() == Kind.PRACTISED && step.result().length > 0) {
            result.put("success", step.result()[0] == 1);
        }
        if (step.kind() == Kind.HANDED_IN) {
            result.put("completion", true);
        }
        if (step.kind() == Kind.LAB_HANDED_IN && step.result().length > 1) {   // points of 100, passed or not
            result.put("completion", true).put("success", step.result()[1] == 1);
            result.putObject("score").put("raw", step.result()[0]).put("min", 0).put("max", 100);
        }
        result.putObject("extensions").put(extension("result"), Base64.getUrlEncoder().withoutPadding().encodeToString(step.result()));
        return result;
    }

    private ObjectNode context(NamedStep step) {
        ObjectNode context = JSON.objectNode().put("platform", "Qadam");
        context.putObject("contextActivities").putArray("parent").add(activity(address(step.activity(), ""), COURSE));
        context.putObject("extensions").put(extension("sequence"), step.sequence()).put(extension("node"), step.node());
        return context;
    }

    private ObjectNode agent(String name) {
        ObjectNode agent = JSON.objectNode().put("objectType", "Agent");
        agent.putObject("account").put("homePage", origin).put("name", name);
        return agent;
    }

    private static ObjectNode activity(String id, String type) {
        ObjectNode activity = JSON.objectNode().put("objectType", "Activity").put("id", id);
        activity.putObject("definition").put("type", type);
        return activity;
    }

    private String address(NamedActivity activity, String within) {
        return activities() + activity.course() + "/" + activity.version() + within;
    }

    private String extension(String name) {
        return origin + "/xapi/extensions/" + name;
    }

    /** The kind of step whose verb this is; empty for a verb of others. */
    public static Optional<Kind> kindOf(String verb) {
        return XapiWords.kind(verb);
    }

    /** The address at which all of our activities' ids begin. */
    public String activities() {
        return origin + "/xapi/activities/";
    }

    /** What this id of an Activity means here: {@code course/version}, {@code course/version/activity}; empty for others' and for none of ours. */
    public Optional<NamedActivity> activityOf(String address) {
        String[] parts = address.startsWith(activities()) ? address.substring(activities().length()).split("/", 3) : new String[0];
        return parts.length < 2 || !parts[1].matches("\\d{1,9}") ? Optional.empty()
            : Optional.of(new NamedActivity(parts[0], Integer.parseInt(parts[1]), parts.length == 2 ? "" : parts[2]));
    }

    /** @throws Refusal when this is not one of our own statements, whole and unchanged */
    public NamedStep step(JsonNode statement) {
        try {
            NamedStep step = read(statement);
            if (step.result().length > LONGEST_RESULT || !statement(step).equals(XapiMapping::compare, statement)) {
                throw new Refusal(RecordProblem.FOREIGN_STATEMENT);
            }
            return step;
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new Refusal(RecordProblem.FOREIGN_STATEMENT);
        }
    }

    private NamedStep read(JsonNode statement) {
        JsonNode context = statement.path("context").path("extensions");
        Kind kind = kindOf(text(statement.path("verb").path("id"))).orElseThrow(() -> new IllegalArgumentException("no verb of ours"));
        return new NamedStep(
            id(statement.path("actor").path("account").path("name")), id(statement.path("id")),
            context.path(extension("sequence")).longValue(0), moment(statement.path("stored")), moment(statement.path("timestamp")),
            kind, named(text(statement.path("object").path("id")), XapiWords.of(kind).part()),
            context.path(extension("node")).intValue(0),
            Base64.getUrlDecoder().decode(text(statement.path("result").path("extensions").path(extension("result")))));
    }

    private NamedActivity named(String address, String part) {
        boolean ours = address.startsWith(activities()) && address.endsWith(part);
        String[] parts = ours ? address.substring(activities().length(), address.length() - part.length()).split("/", 3) : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException("no activity of ours: " + Arrays.toString(parts));
        }
        return new NamedActivity(parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    /** A number is the same number in whatever width a reader holds it; anything else must be equal. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().compareTo(other.bigIntegerValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static UUID id(JsonNode node) {
        return Ids.parse(text(node)).orElseThrow(() -> new IllegalArgumentException("no id"));
    }

    private static Instant moment(JsonNode node) {
        return Instant.parse(text(node));
    }

    private static String text(JsonNode node) {
        return node.stringValue("");
    }
}
