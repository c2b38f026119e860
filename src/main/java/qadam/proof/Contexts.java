package qadam.proof;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contexts that give members their meaning. All of them are in this jar; any other address is refused, never fetched.
 * A document's own list must be exactly one of ours (VC Data Integrity 1.0, section 4.6: context validation): a context
 * that a reader does not know can give the same words another meaning under the same seal.
 */
final class Contexts implements DocumentLoader {
    static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    static final Contexts BUNDLED = new Contexts(Map.of(
            CREDENTIALS, resource("credentials-v2.jsonld"), OPEN_BADGES, resource("open-badges-3.0.3.jsonld")));
    private static final ObjectNode QADAM = resource("qadam-1.jsonld");

    private final Map<String, JsonObject> documents = new HashMap<>();

    Contexts(Map<String, ObjectNode> documents) {
        documents.forEach((address, document) -> this.documents.put(address, JakartaJson.of(document)));
    }

    static ArrayNode ofCredential() {
        return StrictJson.array(CREDENTIALS, OPEN_BADGES).add(QADAM.deepCopy());
    }

    static ArrayNode ofStatusList() {
        return StrictJson.array(CREDENTIALS);
    }

    static void requireExactly(ArrayNode expected, ObjectNode document) throws Rejected {
        if (!expected.equals(document.get("@context"))) throw new Rejected(Problem.UNKNOWN_CONTEXT, "@context is not the one we know");
        for (var member : document.properties()) if (!member.getKey().equals("@context")) requireNone(member.getValue());
    }

    @Override public Document loadDocument(URI url, DocumentLoaderOptions options) throws JsonLdError {
        var document = documents.get(url.toString());
        if (document == null) throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "unknown context");
        return JsonDocument.of(document);
    }

    private static void requireNone(JsonNode node) throws Rejected {
        if (node.has("@context")) throw new Rejected(Problem.UNKNOWN_CONTEXT, "a context inside the document");
        for (var child : node) requireNone(child);
    }

    private static ObjectNode resource(String name) {
        try (var in = Contexts.class.getResourceAsStream("/proof/contexts/" + name)) {
            return StrictJson.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Rejected e) {
            throw new IllegalStateException(e);
        }
    }
}
