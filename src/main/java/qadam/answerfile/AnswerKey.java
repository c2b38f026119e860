package qadam.answerfile;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import qadam.shared.Database;
import qadam.shared.KeyFile;
import qadam.shared.Refusal;

/** The key to which browsers seal their files: a JWE in compact form (RFC 7516 §7.1), ECDH-ES on P-256 (RFC 7518 §4.6) with A256GCM (§5.3), and no other. */
final class AnswerKey {
    private static final String FILE = "answer-file.jwk";

    private final ECKey key;

    private AnswerKey(ECKey key) {
        this.key = key;
    }

    /** With the key in {@code keys/answer-file.jwk}, made at its first use. */
    static AnswerKey open(Path data, Database database) {
        byte[] secret = new KeyFile(data, FILE, database, AnswerFileProblem.KEY_MISSING).readOrMake(AnswerKey::fresh);
        try {
            return new AnswerKey(ECKey.parse(new String(secret, StandardCharsets.UTF_8)));
        } catch (ParseException foreign) {
            throw new Refusal(AnswerFileProblem.KEY_MISSING);
        }
    }

    private static byte[] fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate().toJSONString().getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a browser needs to seal a file. */
    Map<String, String> publicHalf() {
        return Map.of("kid", key.getKeyID(), "x", key.getX().toString(), "y", key.getY().toString());
    }

    /** @throws Refusal when it was not sealed to this key, or was changed since */
    byte[] open(String sealed) {
        try {
            JWEObject file = JWEObject.parse(sealed);
            JWEHeader header = file.getHeader();
            boolean ours = JWEAlgorithm.ECDH_ES.equals(header.getAlgorithm()) && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && key.getKeyID().equals(header.getKeyID()) && header.getCompressionAlgorithm() == null && header.getCriticalParams() == null;
            if (!ours) {
                throw new Refusal(AnswerFileProblem.NOT_READABLE);
            }
            file.decrypt(new ECDHDecrypter(key));
            return file.getPayload().toBytes();
        } catch (ParseException | JOSEException | IllegalArgumentException damaged) {
            throw new Refusal(AnswerFileProblem.NOT_READABLE);
        }
    }
}
