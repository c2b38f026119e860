package qadam.exam;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.ResponseJson;
import qadam.catalog.Responses;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.WebProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a save as the exam's script writes it, strictly. */
final class SaveJson {
    private static final int MOST_SEQUENCE = 999_999_999;

    private SaveJson() {
    }

    /** @param otherwise when it was given, if it does not say */
    static Save read(JsonNode node, Paper paper, Instant otherwise) {
        try {
            int number = whole(node, "item", paper.items().size());
            return new Save(number, sequence(node), id(node), Responses.read(paper.item(number), ResponseJson.fields(node.get("response"))),
                moment(node, "taken_at").orElse(otherwise), moment(node, "device_now"));
        } catch (JacksonException | DateTimeException unreadable) {
            throw new Refusal(WebProblem.MALFORMED);
        }
    }

    static int whole(JsonNode node, String name, int most) {
        JsonNode value = node.path(name);
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return value.intValue();
    }

    static int sequence(JsonNode node) {
        return whole(node, "sequence", MOST_SEQUENCE);
    }

    static UUID id(JsonNode node) {
        return Ids.parse(node.path("id").asString("")).filter(id -> id.version() == 7)
            .orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    /** A client's clock may be anything; only a number that is a moment at all is taken. */
    static Optional<Instant> moment(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.longValue()) < 1L << 50
            ? Optional.of(Instant.ofEpochMilli(value.longValue())) : Optional.empty();
    }
}
