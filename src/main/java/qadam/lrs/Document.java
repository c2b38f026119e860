package qadam.lrs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a tool keeps here, in the bytes in which it came. @param edition counts its changes, by which a writer sees that another was quicker */
record Document(String contentType, byte[] content, Instant changedAt, long edition) {
    /** In quotes; a SHA-1 of the content, because xAPI 1.0.3 wants that (Part Three §3.1). Nothing is kept safe by it. */
    String etag() {
        try {
            return "\"" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-1 is missing", impossible);
        }
    }

    static boolean isJson(String contentType) {
        return Delivery.mediaType(contentType).equals(XapiAnswer.JSON);
    }

    /** This with the properties of the other in place of those of the same name, one level deep (xAPI 1.0.3 Part Three §2.2). @throws XapiProblem 400 */
    byte[] mergedWith(String contentType, byte[] other) {
        if (!isJson(this.contentType) || !isJson(contentType)) {
            throw new XapiProblem(400, "a POST merges JSON into JSON: both documents must be application/json (xAPI 1.0.3 Part Three 2.2)");
        }
        ObjectNode merged = object(content, "the document that is kept here");
        merged.setAll(object(other, "the document that was sent"));
        return StrictJson.write(merged);
    }

    private static ObjectNode object(byte[] bytes, String which) {
        JsonNode tree = StrictJson.read(bytes);
        if (!(tree instanceof ObjectNode object)) {
            throw new XapiProblem(400, which + " is no JSON object, so nothing can be merged (xAPI 1.0.3 Part Three 2.2)");
        }
        return object;
    }
}
