package qadam.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A credential as a signed token (Open Badges 3.0, section 8.2): ES256 only, the credential's members beside iss, jti, nbf and sub. */
final class VcJwt {
    /** A token whose form is right; its signature and its registered claims may still be wrong. */
    record Token(JWSObject jws, String keyId, ObjectNode payload) {
        /** The credential inside, without the claims that a token repeats. */
        ObjectNode document() {
            return payload.deepCopy().remove(REPEATED);
        }

        void requireConsistent() throws Rejected {
            VcJwt.requireConsistent(payload);
        }

        boolean isSignedBy(ECPublicKey key) {
            try {
                return jws.verify(new ECDSAVerifier(key));
            } catch (JOSEException | IllegalStateException e) {
                return false;
            }
        }
    }

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final List<String> REPEATED = List.of("iss", "jti", "sub", "nbf");
    private static final List<String> UNKNOWN = List.of("exp", "iat", "aud", "cnf", "vc", "proof"); // never ours; some would mean what nobody checks

    private VcJwt() {}

    static boolean looksLike(String text) {
        return FORM.matcher(text).matches();
    }

    static String sign(ObjectNode document, String keyId, Signer signer) throws Rejected {
        var header = StrictJson.object().put("alg", "ES256").put("kid", keyId).put("typ", "JWT");
        var payload = document.deepCopy();
        payload.put("iss", issuer(document)).put("jti", text(document, "id"))
                .put("sub", text(document.path("credentialSubject"), "id")).put("nbf", validFrom(document));
        var signed = base64(StrictJson.write(header)) + "." + base64(StrictJson.write(payload));
        return signed + "." + base64(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    static Token read(String text) throws Rejected {
        try {
            var jws = JWSObject.parse(text);
            var header = StrictJson.read(jws.getHeader().getParsedBase64URL().decode());
            if (!Set.copyOf(header.propertyNames()).equals(HEADER)) throw new Rejected(Problem.BAD_JWT, "header members other than alg, kid, typ");
            if (!text(header, "alg").equals("ES256") || !text(header, "typ").equals("JWT")) throw new Rejected(Problem.BAD_JWT, "not an ES256 JWT");
            return new Token(jws, text(header, "kid"), StrictJson.read(jws.getPayload().toBytes()));
        } catch (ParseException | IllegalArgumentException e) {
            throw new Rejected(Problem.BAD_JWT, e.getMessage());
        }
    }

    private static void requireConsistent(ObjectNode payload) throws Rejected {
        for (var name : UNKNOWN) if (payload.has(name)) throw new Rejected(Problem.BAD_JWT, "unexpected claim " + name);
        boolean consistent = text(payload, "iss").equals(issuer(payload)) && text(payload, "jti").equals(text(payload, "id"))
                && text(payload, "sub").equals(text(payload.path("credentialSubject"), "id"))
                && payload.path("nbf").isIntegralNumber() && payload.get("nbf").longValue() == validFrom(payload);
        if (!consistent) throw new Rejected(Problem.INCONSISTENT, "iss, jti, sub or nbf differs from the credential's own");
    }

    private static String issuer(JsonNode document) throws Rejected {
        var issuer = document.path("issuer");
        return issuer.isString() ? issuer.stringValue() : text(issuer, "id");
    }

    private static long validFrom(ObjectNode document) throws Rejected {
        return DataIntegrity.dateTime(text(document, "validFrom")).getEpochSecond();
    }

    private static String text(JsonNode owner, String name) throws Rejected {
        if (!owner.path(name).isString()) throw new Rejected(Problem.BAD_JWT, name + " is not a text");
        return owner.get(name).stringValue();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
