package qadam.proof;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** The JDK's signatures, with its checked exceptions put where they belong: a bad signature is an answer, a missing algorithm a fault. */
final class Signatures {
    private Signatures() {}

    static byte[] sign(String algorithm, PrivateKey key, byte[] data) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verify(String algorithm, PublicKey key, byte[] data, byte[] bytes) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(data);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
