package qadam.proof;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.time.Instant;
import qadam.proof.Verification.Form;
import tools.jackson.databind.node.ObjectNode;

/** A credential as it came, told apart by its first bytes: a PDF that carries one, a token, or the JSON itself. */
record Envelope(Form form, ObjectNode document, Optional<byte[]> beside, SealReader reader) {
    /** Reading the seal comes after reading the document: a document with a broken seal is still shown. */
    @FunctionalInterface
    interface SealReader {
        Seal read() throws Rejected;
    }

    /** Who sealed it when, and whether a key fits. */
    record Seal(String keyId, Instant sealedAt, Check check) {
        boolean fits(PublicKey key) throws Rejected {
            return check.fits(key);
        }
    }

    @FunctionalInterface
    interface Check {
        boolean fits(PublicKey key) throws Rejected;
    }

    private static final DataIntegrity INTEGRITY = new DataIntegrity(Contexts.BUNDLED);

    static Form form(byte[] bytes) {
        if (PdfCredential.looksLike(bytes)) return Form.PDF;
        if (bytes.length > StrictJson.MAX_BYTES) return Form.JSON; // refused anyway; not worth a look
        return VcJwt.looksLike(ascii(bytes)) ? Form.JWT : Form.JSON;
    }

    static Envelope open(byte[] bytes) throws Rejected {
        if (bytes.length > StrictJson.MAX_BYTES) throw new Rejected(Problem.TOO_LARGE, "more than " + StrictJson.MAX_BYTES + " bytes");
        return switch (form(bytes)) {
            case PDF -> pdf(PdfCredential.read(bytes));
            case JWT -> jwt(VcJwt.read(ascii(bytes)));
            case JSON -> json(bytes);
        };
    }

    private static Envelope pdf(PdfCredential.Files files) throws Rejected {
        return json(Form.PDF, StrictJson.read(files.credential()), files.bundle());
    }

    /** The credential, or a bundle that holds one. */
    private static Envelope json(byte[] bytes) throws Rejected {
        var held = LogEvidence.read(bytes).flatMap(LogEvidence::credential);
        return held.isPresent() ? json(Form.JSON, StrictJson.read(held.get()), Optional.of(bytes)) : json(Form.JSON, StrictJson.read(bytes), Optional.empty());
    }

    private static Envelope json(Form form, ObjectNode document, Optional<byte[]> beside) {
        return new Envelope(form, document, beside, () -> {
            var proof = INTEGRITY.read(document);
            return new Seal(proof.keyId(), proof.created(), key -> !(key instanceof ECPublicKey) && INTEGRITY.isSignedBy(key, document, proof));
        });
    }

    private static Envelope jwt(VcJwt.Token token) {
        var document = token.document();
        return new Envelope(Form.JWT, document, Optional.empty(), () -> {
            token.requireConsistent();
            var sealedAt = DataIntegrity.dateTime(document.path("validFrom").asString("")); // a token holds no other time
            return new Seal(token.keyId(), sealedAt, key -> key instanceof ECPublicKey point && token.isSignedBy(point));
        });
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).strip(); // a pasted token often brings a line end
    }
}
