package qadam.lrs;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement's signature (xAPI 1.0.3 Part Two §2.6, IEEE 9274.1.1 §4.2.6): a JWS over the statement as it was without it. Where it brings a
 * certificate, the signature must be its key's; whose the certificate is, is for whoever trusts it.
 */
final class Signature {
    static final String USAGE = "http://adlnet.gov/expapi/attachments/signature";
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private Signature() {
    }

    /** @throws XapiProblem 400 when it is not this statement's */
    static void check(ObjectNode statement, String contentType, byte[] content) {
        if (!contentType.equals("application/octet-stream")) {
            throw refused("must have the contentType application/octet-stream");
        }
        try {
            JWSObject signed = JWSObject.parse(new String(content, StandardCharsets.US_ASCII));
            if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
                throw refused("must be made by RS256, RS384 or RS512");
            }
            byCertificate(signed);
            sameStatement(statement, signed.getPayload().toBytes());
        } catch (ParseException | JOSEException | IllegalArgumentException broken) {
            throw refused("is no JSON web signature (RFC 7515)");
        }
    }

    private static void byCertificate(JWSObject signed) throws JOSEException {
        if (signed.getHeader().getX509CertChain() == null) {
            return;
        }
        X509Certificate certificate = signed.getHeader().getX509CertChain().isEmpty() ? null
            : X509CertUtils.parse(signed.getHeader().getX509CertChain().getFirst().decode());
        if (certificate == null || !(certificate.getPublicKey() instanceof RSAPublicKey key) || !signed.verify(new RSASSAVerifier(key))) {
            throw refused("is not that of the certificate which it brings");
        }
    }

    private static void sameStatement(ObjectNode statement, byte[] payload) {
        ObjectNode without = statement.deepCopy();
        if (without.get("attachments") instanceof ArrayNode attachments) {
            attachments.removeIf(one -> one.path("usageType").stringValue("").equals(USAGE));
        }
        if (!(StrictJson.read(payload) instanceof ObjectNode said) || !Sameness.same(without, said)) {
            throw refused("is over another statement");
        }
    }

    private static XapiProblem refused(String why) {
        return new XapiProblem(400, "the signature " + why);
    }
}
