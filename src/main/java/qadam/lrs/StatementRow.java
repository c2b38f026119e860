package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A statement as it stands in the store. @param agent its authority, as JSON */
record StatementRow(long position, UUID id, long authority, String agent, String version, UUID target, boolean voids, boolean voided, byte[] statement) {
    static Instant moment(long position) {
        return Instant.EPOCH.plus(position, ChronoUnit.MICROS);
    }

    /** The last position that is not after the moment. */
    static long position(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment.truncatedTo(ChronoUnit.MICROS));
    }

    Instant stored() {
        return moment(position);
    }

    ObjectNode tree() {
        return (ObjectNode) StrictJson.read(statement);
    }

    /** What was sent, and what the store adds to it (xAPI 1.0.3 Part Two §2.3.1). */
    ObjectNode whole() {
        ObjectNode whole = tree();
        whole.put("id", id.toString()).put("stored", stored().toString()).put("version", version);
        whole.set("authority", StrictJson.read(agent.getBytes(StandardCharsets.UTF_8)));
        if (!whole.has("timestamp")) {
            whole.put("timestamp", stored().toString());
        }
        lists(whole);
        lists(whole.path("object"));
        return whole;
    }

    /** A single Activity of a context is given back as a list of one (xAPI 1.0.3 Part Two §2.4.6.2). */
    private static void lists(JsonNode statement) {
        if (statement.path("context").path("contextActivities") instanceof ObjectNode activities) {
            for (String name : List.copyOf(activities.propertyNames())) {
                if (activities.get(name) instanceof ObjectNode single) {
                    activities.putArray(name).add(single);
                }
            }
        }
    }
}
