package qadam.proof;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.processor.ToRdfProcessor;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonArray;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document's meaning as text: JSON-LD expanded, as RDF, in the one order that RDFC-1.0 gives it. What would be lost on the
 * way (an undefined member, an index, a relative address) is refused, because what the canonical form lacks, no signature covers.
 */
final class CanonicalForm {
    private static final int MAX_TICKS = 50_000; // a credential needs some hundred; poisoned graphs need millions (RDFC-1.0, section 7.1)

    private CanonicalForm() {}

    static byte[] sha256(ObjectNode document, Contexts contexts) throws Rejected {
        return sha256(nQuads(document, contexts).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String nQuads(ObjectNode document, Contexts contexts) throws Rejected {
        var options = options(contexts);
        try {
            JsonArray expanded = JsonLd.expand(JsonDocument.of(JakartaJson.of(document))).options(options).get();
            NothingLost.require(expanded);
            var canon = RdfCanon.create("SHA-256", ticker());
            ToRdfProcessor.toRdf(canon, expanded, options);
            var text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return text.toString();
        } catch (JsonLdError e) {
            throw new Rejected(problem(e), e.getMessage());
        } catch (RdfConsumerException | RuntimeException e) {
            throw new Rejected(Problem.UNCOVERED_MEMBER, "no canonical form: " + e.getMessage());
        }
    }

    private static JsonLdOptions options(Contexts contexts) {
        var options = new JsonLdOptions(contexts);
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        options.setBase(null);
        return options;
    }

    private static com.apicatalog.rdf.canon.RdfCanonTicker ticker() {
        return new com.apicatalog.rdf.canon.RdfCanonTicker() {
            private int ticks;

            @Override public void tick() {
                if (++ticks > MAX_TICKS) throw new IllegalStateException("too many blank nodes to order");
            }
        };
    }

    private static Problem problem(JsonLdError error) {
        return switch (error.getCode()) {
            case LOADING_REMOTE_CONTEXT_FAILED, LOADING_DOCUMENT_FAILED, INVALID_REMOTE_CONTEXT, INVALID_LOCAL_CONTEXT -> Problem.UNKNOWN_CONTEXT;
            case null, default -> Problem.UNCOVERED_MEMBER;
        };
    }
}
