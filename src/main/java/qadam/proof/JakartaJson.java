package qadam.proof;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our JSON as the JSON that titanium reads. Read once, strictly, by {@link StrictJson}; parsing twice could read two documents. */
final class JakartaJson {
    /** Kept: {@code Json.create…} would look through the whole class path for it at each value. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private JakartaJson() {}

    static JsonObject of(ObjectNode node) {
        var object = JSON.createObjectBuilder();
        for (var member : node.properties()) object.add(member.getKey(), value(member.getValue()));
        return object.build();
    }

    private static JsonArray array(ArrayNode node) {
        var array = JSON.createArrayBuilder();
        for (var item : node) array.add(value(item));
        return array.build();
    }

    private static JsonValue value(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> of(object);
            case ArrayNode array -> array(array);
            case JsonNode text when text.isString() -> JSON.createValue(text.stringValue());
            case JsonNode number when number.isNumber() -> number(number.decimalValue());
            case JsonNode truth when truth.isBoolean() -> truth.booleanValue() ? JsonValue.TRUE : JsonValue.FALSE;
            default -> JsonValue.NULL;
        };
    }

    /** 5, 5.0 and 5e0 are one number to JSON-LD (an integer), so they are one number here. */
    private static JsonValue number(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? JSON.createValue(plain.toBigIntegerExact()) : JSON.createValue(number);
    }
}
