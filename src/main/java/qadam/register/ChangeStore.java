package qadam.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** Configurations as they followed each other. Only ever added to. */
final class ChangeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Row(long number, Instant at, Map<String, String> facts) {
    }

    Optional<Row> last(Handle handle) {
        return newest(handle, 1).stream().findFirst();
    }

    /** The newest first. */
    List<Row> newest(Handle handle, int most) {
        return handle.createQuery("select * from register_changes order by number desc limit :most").bind("most", most)
            .map((row, context) -> new Row(row.getLong("number"), Instant.ofEpochMilli(row.getLong("at")), read(row.getString("facts")))).list();
    }

    Optional<Instant> first(Handle handle) {
        return handle.createQuery("select at from register_changes order by number limit 1").mapTo(Instant.class).findOne();
    }

    /** Another node may have written the same at the same moment: then that one stands. */
    void add(Handle handle, long number, Instant at, Map<String, String> facts) {
        handle.createUpdate("insert into register_changes (number, at, facts) values (:number, :at, :facts) on conflict (number) do nothing")
            .bind("number", number).bind("at", at).bind("facts", JSON.writeValueAsString(facts)).execute();
    }

    private static Map<String, String> read(String json) {
        Map<String, String> facts = new LinkedHashMap<>();
        JSON.readTree(json).properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
        return facts;
    }
}
