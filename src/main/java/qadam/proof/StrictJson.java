package qadam.proof;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON that has one meaning only: UTF-8, no member twice, no half characters, no number that another reader would round.
 * Two readers that disagree on a document would let one signature stand for two texts.
 */
final class StrictJson {
    static final int MAX_BYTES = 1 << 20;
    static final int MAX_DEPTH = 32;
    private static final long MAX_EXACT = (1L << 53) - 1; // the last integer that a reader with doubles keeps

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_BYTES).maxNumberLength(32).maxNameLength(1_000).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    static ObjectNode read(byte[] bytes) throws Rejected {
        if (bytes.length > MAX_BYTES) throw new Rejected(Problem.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
        return read(utf8(bytes));
    }

    static ObjectNode read(String text) throws Rejected {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (!(node instanceof ObjectNode object)) throw new Rejected(Problem.NOT_A_CREDENTIAL, "not a JSON object");
            requireOneMeaning(object);
            return object;
        } catch (JacksonException e) {
            throw new Rejected(Problem.BAD_JSON, e.getOriginalMessage());
        }
    }

    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array(String... items) {
        var array = MAPPER.createArrayNode();
        for (var item : items) array.add(item);
        return array;
    }

    /** How many values a document has, at all depths. */
    static int nodes(JsonNode node) {
        int nodes = 1;
        for (var child : node) nodes += nodes(child);
        return nodes;
    }

    private static String utf8(byte[] bytes) throws Rejected {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Rejected(Problem.BAD_JSON, "not UTF-8");
        }
    }

    private static void requireOneMeaning(JsonNode node) throws Rejected {
        if (node.isString()) requireWholeCharacters(node.stringValue());
        if (node.isNumber() && node.decimalValue().abs().compareTo(BigDecimal.valueOf(MAX_EXACT)) > 0)
            throw new Rejected(Problem.BAD_JSON, "a number too large to be exact");
        if (node instanceof ObjectNode object) {
            for (var member : object.properties()) {
                requireWholeCharacters(member.getKey());
                requireOneMeaning(member.getValue());
            }
        }
        if (node instanceof ArrayNode array) for (var item : array) requireOneMeaning(item);
    }

    private static void requireWholeCharacters(String text) throws Rejected {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) throw new Rejected(Problem.BAD_JSON, "half a character");
    }
}
