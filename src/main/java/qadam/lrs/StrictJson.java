package qadam.lrs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as strangers send it (RFC 8259): UTF-8 only, each name once, nothing after the value, no NaN, neither deep nor with endless numbers.
 * Numbers keep every digit.
 */
final class StrictJson {
    private static final int DEEPEST = 60;
    private static final int LONGEST_NUMBER = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private StrictJson() {
    }

    /** One object of an array, or the only one: what it says, and the bytes in which it said so. */
    record Piece(ObjectNode tree, byte[] bytes) {
    }

    /** @throws XapiProblem 400 */
    static JsonNode read(byte[] bytes) {
        utf8(bytes);
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree == null || tree.isMissingNode()) {
                throw new XapiProblem(400, "there is no JSON in the body");
            }
            return tree;
        } catch (JacksonException notJson) {
            throw notJson(notJson);
        }
    }

    /** The object, or the objects of the array, each with its own bytes. @throws XapiProblem 400, and 413 for more than so many */
    static List<Piece> objects(byte[] bytes, int most) {
        JsonNode whole = read(bytes);
        if (whole.isObject()) {
            return List.of(new Piece((ObjectNode) whole, bytes));
        }
        if (!whole.isArray()) {
            throw new XapiProblem(400, "the body must be an object or an array of objects");
        }
        if (whole.size() > most) {
            throw new XapiProblem(413, "at most " + most + " statements in one request");
        }
        return pieces(whole, bytes);
    }

    /** The second reading, in which each element's place in the bytes is seen; that it is JSON is known by then. */
    private static List<Piece> pieces(JsonNode whole, byte[] bytes) {
        List<Piece> pieces = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!(whole.get(pieces.size()) instanceof ObjectNode tree)) {
                    throw new XapiProblem(400, "every element of the array must be an object");
                }
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                pieces.add(new Piece(tree, Arrays.copyOfRange(bytes, from, (int) parser.currentLocation().getByteOffset())));
            }
            return pieces;
        } catch (JacksonException notJson) {
            throw notJson(notJson);
        }
    }

    static byte[] write(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static void utf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException other) {
            throw new XapiProblem(400, "the body must be in UTF-8");
        }
        if (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0)) {
            throw new XapiProblem(400, "the body must be in UTF-8");   // a reader would take it for UTF-16 or UTF-32
        }
    }

    /** Where it is wrong, and not what stands there. */
    private static XapiProblem notJson(JacksonException wrong) {
        String place = wrong.getLocation() == null ? "" : " at line " + wrong.getLocation().getLineNr() + ", column " + wrong.getLocation().getColumnNr();
        return new XapiProblem(400, "the body is no JSON as it must be (RFC 8259; each name once)" + place);
    }
}
