package qadam.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Words under their person's key. */
final class SealedWords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WordStore store = new WordStore();
    private final People people;

    SealedWords(People people) {
        this.people = people;
    }

    void keep(Handle handle, UUID exchange, UUID person, Instant at, Words words) {
        String json = JSON.writeValueAsString(Map.of("asked", words.asked(), "answered", words.answered()));
        people.sealIfKept(handle, person, json).ifPresent(sealed -> store.add(handle, exchange, person, at, sealed));
    }

    /** Empty when they are somebody else's, or gone. */
    Optional<Words> of(Handle handle, UUID person, UUID exchange) {
        return store.find(handle, exchange).filter(sealed -> people.whoIs(handle, sealed.person()).equals(people.whoIs(handle, person)))
            .flatMap(sealed -> open(handle, sealed));
    }

    private Optional<Words> open(Handle handle, WordStore.Sealed sealed) {
        return people.unseal(handle, sealed.person(), sealed.words()).map(SealedWords::read);
    }

    private static Words read(String json) {
        JsonNode words = JSON.readTree(json);
        return new Words(words.get("asked").asString(), words.get("answered").asString());
    }

    /** Of the account itself, for its download. */
    List<Map<String, Object>> export(Handle handle, UUID person) {
        return store.of(handle, person).stream().map(sealed -> line(sealed, open(handle, sealed))).toList();
    }

    private static Map<String, Object> line(WordStore.Sealed sealed, Optional<Words> words) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("exchange", sealed.exchange().toString());
        line.put("asked", words.map(Words::asked).orElse(""));
        line.put("answered", words.map(Words::answered).orElse(""));
        return line;
    }

    int erase(Handle handle, UUID person, Optional<UUID> exchange) {
        return exchange.map(one -> store.erase(handle, person, one)).orElseGet(() -> store.erase(handle, person));
    }

    int forget(Handle handle, Instant before, int most) {
        return store.forget(handle, before, most);
    }
}
