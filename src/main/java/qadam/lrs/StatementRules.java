package qadam.lrs;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether something is a statement: IEEE 9274.1.1 §4.2, xAPI 1.0.3 Part Two §2. Pure: what is stored already has no say. */
final class StatementRules {
    static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
    private static final Set<String> STATEMENT = Set.of("id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority",
        "version", "attachments");
    private static final Set<String> SUB_STATEMENT = Set.of("objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments");
    private static final Pattern FIRST = Pattern.compile("1\\.0(?:\\.\\d{1,9})?");
    private static final Pattern SECOND = Pattern.compile("[12]\\.0(?:\\.\\d{1,9})?");

    private StatementRules() {
    }

    /** @throws XapiProblem 400 that names the first place which is not as it must be */
    static void check(JsonNode statement, Version version) {
        Part part = new Part(statement, "statement").object(STATEMENT);
        part.member("id").ifPresent(Values::uuid);
        part.member("stored").ifPresent(Values::moment);
        part.member("authority").ifPresent(AgentRules::authority);
        part.member("version").ifPresent(given -> version(given, version));
        core(part, version);
    }

    private static void version(Part part, Version version) {
        if (!(version == Version.V1_0_3 ? FIRST : SECOND).matcher(part.text()).matches()) {
            part.refuse("is no version that is spoken here");
        }
    }

    static void subStatement(Part part, Version version) {
        part.object(SUB_STATEMENT);
        if (ObjectRules.type(part.required("object")).equals("SubStatement")) {
            part.refuse("must not hold another SubStatement");
        }
        core(part, version);
    }

    private static void core(Part part, Version version) {
        AgentRules.actor(part.required("actor"));
        verb(part.required("verb"));
        Part object = part.required("object");
        ObjectRules.object(object, version);
        String type = ObjectRules.type(object);
        if (VOIDED.equals(part.required("verb").required("id").text()) && !type.equals("StatementRef")) {
            object.refuse("of a voiding statement must be a StatementRef");
        }
        part.member("result").ifPresent(ResultRules::result);
        part.member("context").ifPresent(context -> ContextRules.context(context, version, type.equals("Activity")));
        part.member("timestamp").ifPresent(Values::moment);
        part.member("attachments").ifPresent(AttachmentRules::attachments);
    }

    private static void verb(Part part) {
        part.object(Set.of("id", "display"));
        Values.iri(part.required("id"));
        part.member("display").ifPresent(Values::languageMap);
    }
}
