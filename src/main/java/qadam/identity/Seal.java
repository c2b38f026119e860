package qadam.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import qadam.shared.Ids;

/**
 * AES-256-GCM as we use it: a format byte, 12 random bytes of nonce, the ciphertext with its tag. The person's id is
 * authenticated with it, so that one person's words cannot be moved into another's row.
 */
final class Seal {
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Seal() {
    }

    static byte[] close(byte[] key, UUID person, byte[] plain) {
        try {
            byte[] nonce = Ids.randomBytes(NONCE);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, person).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE + sealed.length).put(FORMAT).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException when the bytes were changed or belong to another key or person */
    static byte[] open(byte[] key, UUID person, byte[] sealed) {
        if (sealed.length < 1 + NONCE || sealed[0] != FORMAT) {
            throw new IllegalStateException("sealed words in an unknown format");
        }
        try {
            byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, person).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException altered) {
            throw new IllegalStateException("sealed words were altered", altered);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, UUID person) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(Ids.bytes(person));
        return cipher;
    }
}
