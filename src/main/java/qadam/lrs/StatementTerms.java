package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** By what a statement can be found: IEEE 9274.1.1 §4.1.6.1 (GET), xAPI 1.0.3 Part Three §2.1.3. Each term is 16 bytes, in hex while it is in memory. */
final class StatementTerms {
    private static final int LENGTH = 16;
    private final Set<String> terms = new TreeSet<>();

    private StatementTerms() {
    }

    static String verb(String id) {
        return term("verb " + id);
    }

    static String registration(String id) {
        return term("registration " + id.toLowerCase(Locale.ROOT));
    }

    static String agent(Agent agent, boolean related) {
        return term((related ? "related agent " : "agent ") + agent.key());
    }

    static String activity(String id, boolean related) {
        return term((related ? "related activity " : "activity ") + id);
    }

    static String authority(long number) {
        return term("authority " + number);
    }

    private static String term(String words) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All of a statement that has been checked; its authority's number is added by whoever stores it. @param authority whose terms it has, too */
    static Set<String> of(JsonNode statement, JsonNode authority) {
        StatementTerms found = new StatementTerms();
        found.agents(statement.path("actor"), true);
        found.agents(authority, false);
        found.core(statement, true);
        return found.terms;
    }

    private void core(JsonNode statement, boolean itself) {
        if (itself) {
            terms.add(verb(statement.path("verb").path("id").stringValue("")));
            String registration = statement.path("context").path("registration").stringValue("");
            if (!registration.isEmpty()) {
                terms.add(registration(registration));
            }
        } else {
            agents(statement.path("actor"), false);
        }
        object(statement.path("object"), itself);
        context(statement.path("context"));
    }

    private void object(JsonNode object, boolean itself) {
        switch (object.path("objectType").stringValue("Activity")) {
            case "Activity" -> activity(object, itself);
            case "Agent", "Group" -> agents(object, itself);
            case "SubStatement" -> core(object, false);
            default -> { }   // a reference has the terms of what it refers to
        }
    }

    private void context(JsonNode context) {
        agents(context.path("instructor"), false);
        agents(context.path("team"), false);
        context.path("contextAgents").values().forEach(one -> agents(one.path("agent"), false));
        context.path("contextGroups").values().forEach(one -> agents(one.path("group"), false));
        context.path("contextActivities").values().forEach(some -> each(some, one -> activity(one, false)));
    }

    private static void each(JsonNode some, Consumer<JsonNode> taker) {
        if (some.isObject()) {
            taker.accept(some);
        } else {
            some.values().forEach(taker);
        }
    }

    private void activity(JsonNode activity, boolean itself) {
        String id = activity.path("id").stringValue("");
        if (itself) {
            terms.add(activity(id, false));
        }
        terms.add(activity(id, true));
    }

    /** The Agent, or the Group and its members. */
    private void agents(JsonNode agent, boolean itself) {
        if (!agent.isObject()) {
            return;
        }
        Agent known = AgentRules.actor(new Part(agent, "agent"));
        if (!known.anonymous()) {
            if (itself) {
                terms.add(agent(known, false));
            }
            terms.add(agent(known, true));
        }
        agent.path("member").values().forEach(member -> agents(member, itself));
    }

    /** Every Activity that the statement names. */
    static void eachActivity(JsonNode statement, Consumer<JsonNode> taker) {
        JsonNode object = statement.path("object");
        switch (object.path("objectType").stringValue("Activity")) {
            case "Activity" -> taker.accept(object);
            case "SubStatement" -> eachActivity(object, taker);
            default -> { }
        }
        statement.path("context").path("contextActivities").values().forEach(some -> each(some, taker));
    }
}
