package qadam.exam;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Response;
import qadam.catalog.ResponseJson;
import qadam.identity.People;

/** Puts a response into its row and takes it out again: option ids and numbers as JSON, free words under the person's key. */
final class Envelope {
    private final People people;

    Envelope(People people) {
        this.people = people;
    }

    static boolean needsSeal(Optional<Response> response) {
        return response.orElse(null) instanceof Response.Words;
    }

    /** @param response empty when the learner took the answer back */
    byte[] close(Handle handle, UUID person, Optional<Response> response) {
        String json = response.map(ResponseJson::write).orElse("");
        return needsSeal(response) ? people.seal(handle, person, json) : json.getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when the answer was taken back, or when the person's key has been destroyed. */
    Optional<Response> open(Handle handle, UUID person, SavedResponse saved) {
        Optional<String> json = saved.sealed() ? people.unseal(handle, person, saved.response())
            : Optional.of(new String(saved.response(), StandardCharsets.UTF_8));
        return json.filter(text -> !text.isEmpty()).map(ResponseJson::read);
    }

    /** Words that are no response, as a reason. */
    Optional<String> words(Handle handle, UUID person, byte[] sealed) {
        return people.unseal(handle, person, sealed);
    }

    Map<Integer, Response> open(Handle handle, UUID person, List<SavedResponse> saved) {
        Map<Integer, Response> responses = new HashMap<>();
        saved.forEach(one -> open(handle, person, one).ifPresent(response -> responses.put(one.item(), response)));
        return responses;
    }
}
