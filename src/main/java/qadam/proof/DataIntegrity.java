package qadam.proof;

import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The cryptosuite {@code eddsa-rdfc-2022} (W3C vc-di-eddsa 1.0, section 3.2). */
final class DataIntegrity {
    /** What a proof says, once its form is known to be right; its signature may still be wrong. */
    record Proof(ObjectNode options, String keyId, Instant created, byte[] signature) {}

    private static final Set<String> MEMBERS = Set.of("type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private final Contexts contexts;

    DataIntegrity(Contexts contexts) {
        this.contexts = contexts;
    }

    /** Adds the proof to the document, after checking that it covers every member. */
    void sign(ObjectNode document, String keyId, Signer signer, Instant created) throws Rejected {
        var proof = StrictJson.object()
                .put("type", "DataIntegrityProof").put("cryptosuite", "eddsa-rdfc-2022").put("created", created.toString())
                .put("verificationMethod", keyId).put("proofPurpose", "assertionMethod");
        byte[] signature = signer.sign(signedBytes(document, proof));
        document.set("proof", proof.put("proofValue", "z" + Base58.encode(signature)));
    }

    /** Reads a proof strictly: these six members, each once, each a text; anything more or else is refused. */
    Proof read(ObjectNode document) throws Rejected {
        JsonNode node = document.get("proof");
        if (node instanceof ArrayNode proofs && proofs.size() == 1) node = proofs.get(0); // one proof, written as a set of one
        if (!(node instanceof ObjectNode proof)) throw new Rejected(Problem.BAD_PROOF, "not one proof");
        if (!Set.copyOf(proof.propertyNames()).equals(MEMBERS)) throw new Rejected(Problem.BAD_PROOF, "other members than a proof has");
        requireText(proof, "type", "DataIntegrityProof");
        requireText(proof, "cryptosuite", "eddsa-rdfc-2022");
        requireText(proof, "proofPurpose", "assertionMethod");
        var options = proof.deepCopy();
        options.remove("proofValue");
        return new Proof(options, text(proof, "verificationMethod"), dateTime(text(proof, "created")), signature(text(proof, "proofValue")));
    }

    boolean isSignedBy(PublicKey key, ObjectNode document, Proof proof) throws Rejected {
        var unsecured = document.deepCopy();
        unsecured.remove("proof");
        return Ed25519.verify(key, signedBytes(unsecured, proof.options()), proof.signature());
    }

    byte[] hash(ObjectNode document) throws Rejected {
        var unsecured = document.deepCopy();
        unsecured.remove("proof");
        return CanonicalForm.sha256(unsecured, contexts);
    }

    /** Hash of the proof's options, then hash of the document (section 3.2.4). */
    byte[] signedBytes(ObjectNode unsecured, ObjectNode options) throws Rejected {
        var configuration = options.deepCopy();
        configuration.set("@context", unsecured.get("@context"));
        return Ed25519.join(CanonicalForm.sha256(configuration, contexts), CanonicalForm.sha256(unsecured, contexts));
    }

    static Instant dateTime(String text) throws Rejected {
        try {
            if (DATE_TIME.matcher(text).matches()) return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // falls through: a date that no calendar has
        }
        throw new Rejected(Problem.BAD_PROOF, "not a date and time");
    }

    private static byte[] signature(String multibase) throws Rejected {
        if (!multibase.startsWith("z")) throw new Rejected(Problem.BAD_PROOF, "not base58btc, which the suite demands");
        return Base58.decode(multibase.substring(1));
    }

    private static void requireText(ObjectNode proof, String name, String expected) throws Rejected {
        if (!text(proof, name).equals(expected)) throw new Rejected(Problem.BAD_PROOF, name + " is not " + expected);
    }

    private static String text(ObjectNode proof, String name) throws Rejected {
        if (!proof.path(name).isString()) throw new Rejected(Problem.BAD_PROOF, name + " is not a text");
        return proof.get(name).stringValue();
    }
}
