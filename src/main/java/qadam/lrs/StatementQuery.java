package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a GET asks for: IEEE 9274.1.1 §4.1.6.1, xAPI 1.0.3 Part Three §2.1.3. The next page's address holds the same and where this page ended; it
 * holds nothing secret, and is judged again by who asks.
 *
 * @param position where the page before ended among the statements of others
 * @param step and among our own steps
 */
record StatementQuery(Optional<Agent> agent, Optional<String> verb, Optional<String> activity, Optional<String> registration, boolean relatedActivities,
                      boolean relatedAgents, Optional<Instant> since, Optional<Instant> until, int limit, StatementFormat format, boolean attachments,
                      boolean ascending, OptionalLong position, OptionalLong step, Map<String, String> asked) {
    static final String[] PARAMETERS = {"agent", "verb", "activity", "registration", "related_activities", "related_agents", "since", "until", "limit",
        "format", "attachments", "ascending"};

    /** @throws XapiProblem 400 */
    static StatementQuery of(XapiRequest request, int most) {
        if (request.parameters().containsKey("more")) {
            request.allow("more");
            return further(request, most);
        }
        request.allow(PARAMETERS);
        return of(request, most, OptionalLong.empty(), OptionalLong.empty());
    }

    private static StatementQuery of(XapiRequest request, int most, OptionalLong position, OptionalLong step) {
        Optional<JsonNode> agent = request.parameter("agent").map(given -> StrictJson.read(given.getBytes(StandardCharsets.UTF_8)));
        return new StatementQuery(agent.map(AgentRules::agent), iri(request, "verb"), iri(request, "activity"),
            request.parameter("registration").map(given -> Values.uuid(given).orElseThrow(() -> wrong("registration", "a UUID")).toString()),
            truth(request, "related_activities"), truth(request, "related_agents"), moment(request, "since"), moment(request, "until"),
            limit(request, most), StatementFormat.of(request), truth(request, "attachments"), truth(request, "ascending"), position, step,
            Map.copyOf(request.parameters()));
    }

    private static Optional<String> iri(XapiRequest request, String name) {
        return request.parameter(name).map(given -> Values.iri(new Part(StringNode.valueOf(given), name)));
    }

    private static Optional<Instant> moment(XapiRequest request, String name) {
        return request.parameter(name).map(given -> Values.moment(given).orElseThrow(() -> wrong(name, "an ISO 8601 timestamp")));
    }

    static boolean truth(XapiRequest request, String name) {
        String given = request.parameter(name).orElse("false");
        if (!given.equals("true") && !given.equals("false")) {
            throw wrong(name, "true or false");
        }
        return given.equals("true");
    }

    private static int limit(XapiRequest request, int most) {
        String given = request.parameter("limit").orElse("0");
        if (!given.matches("\\d{1,9}")) {
            throw wrong("limit", "a whole number, 0 or more");
        }
        int asked = Integer.parseInt(given);
        return asked == 0 ? most : Math.min(asked, most);
    }

    static XapiProblem wrong(String name, String right) {
        return new XapiProblem(400, "the parameter " + name + " must be " + right);
    }

    /** The page that begins where another has ended. */
    private static StatementQuery further(XapiRequest request, int most) {
        try {
            JsonNode token = StrictJson.read(Base64.getUrlDecoder().decode(request.required("more")));
            Map<String, String> asked = new HashMap<>();
            token.path("asked").properties().forEach(entry -> asked.put(entry.getKey(), entry.getValue().stringValue("")));
            XapiRequest again = new XapiRequest(request.version(), request.client(), "GET", asked, request.headers(), "", new byte[0]);
            again.allow(PARAMETERS);
            return of(again, most, number(token.path("position")), number(token.path("step")));
        } catch (IllegalArgumentException notOurs) {
            throw wrong("more", "as it was given");
        }
    }

    private static OptionalLong number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
    }

    /** The address of what follows. */
    String more(OptionalLong position, OptionalLong step) {
        ObjectNode token = StrictJson.object();
        ObjectNode same = token.putObject("asked");
        asked.forEach(same::put);
        position.ifPresent(number -> token.put("position", number));
        step.ifPresent(number -> token.put("step", number));
        return Door.BASE + "/statements?more=" + Base64.getUrlEncoder().withoutPadding().encodeToString(StrictJson.write(token));
    }

    /** By what the statements of others are found, what is rarest first. @param authority the client's number, when it may read only its own */
    List<String> terms(OptionalLong authority) {
        List<String> terms = new ArrayList<>();
        registration.ifPresent(id -> terms.add(StatementTerms.registration(id)));
        agent.ifPresent(who -> terms.add(StatementTerms.agent(who, relatedAgents)));
        activity.ifPresent(id -> terms.add(StatementTerms.activity(id, relatedActivities)));
        verb.ifPresent(id -> terms.add(StatementTerms.verb(id)));
        authority.ifPresent(number -> terms.add(StatementTerms.authority(number)));
        return terms;
    }

    /** Positions between which they lie, neither among them. */
    long after() {
        long begin = since.map(StatementRow::position).orElse(-1L);
        return ascending && position.isPresent() ? Math.max(begin, position.getAsLong()) : begin;
    }

    long before() {
        long end = until.map(moment -> StatementRow.position(moment) + 1).orElse(Long.MAX_VALUE);
        return !ascending && position.isPresent() ? Math.min(end, position.getAsLong()) : end;
    }
}
