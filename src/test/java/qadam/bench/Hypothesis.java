package qadam.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One way in which a tag or a commitment might have been made of an id by somebody who has no secret.
 *
 * @param algorithm of the digest
 * @param key of the HMAC, 64 bytes at most; null for a plain digest
 * @param twice whether the digest is digested again
 */
record Hypothesis(String name, String algorithm, byte[] key, byte[] before, byte[] after, boolean twice) {
    private static final int BLOCK = 64;

    static Hypothesis digest(String name, String algorithm, String before, String after) {
        return new Hypothesis(name, algorithm, null, bytes(before), bytes(after), false);
    }

    static Hypothesis hmac(String name, byte[] key, String before, String after) {
        return new Hypothesis(name, "SHA-256", key.length > BLOCK ? digest(key) : key, bytes(before), bytes(after), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By the JDK's own HMAC, another road than the trials': what is planted by this must be found by those. */
    byte[] slowly(String id) {
        try {
            byte[] message = join(join(before, bytes(id)), after);
            if (key != null) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));   // a zero and nothing are the same key
                return mac.doFinal(message);
            }
            byte[] once = MessageDigest.getInstance(algorithm).digest(message);
            return twice ? MessageDigest.getInstance(algorithm).digest(once) : once;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Tries id after id, quickly; belongs to one thread. */
    Trial trial() {
        try {
            return new Trial();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Holds the message ready but for the id, and the states of an HMAC after its pads. */
    final class Trial {
        private final MessageDigest plain = MessageDigest.getInstance(algorithm);
        private final MessageDigest inner = key == null ? null : padded((byte) 0x36);
        private final MessageDigest outer = key == null ? null : padded((byte) 0x5c);
        private final byte[] message = join(join(before, new byte[12]), after);
        private final byte[] hash = new byte[plain.getDigestLength()];

        private Trial() throws GeneralSecurityException {
        }

        private MessageDigest padded(byte pad) throws GeneralSecurityException {
            byte[] block = Arrays.copyOf(key, BLOCK);
            for (int i = 0; i < BLOCK; i++) {
                block[i] ^= pad;
            }
            MessageDigest state = MessageDigest.getInstance("SHA-256");
            state.update(block);
            return state;
        }

        /** The buffer is used again. */
        byte[] of(byte[] id) {
            System.arraycopy(id, 0, message, before.length, 12);
            try {
                return key == null ? plain() : hmac();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private byte[] plain() throws GeneralSecurityException {
            plain.update(message);
            plain.digest(hash, 0, hash.length);
            if (twice) {
                plain.update(hash);
                plain.digest(hash, 0, hash.length);
            }
            return hash;
        }

        private byte[] hmac() throws GeneralSecurityException, CloneNotSupportedException {
            MessageDigest first = (MessageDigest) inner.clone();
            first.update(message);
            first.digest(hash, 0, hash.length);
            MessageDigest second = (MessageDigest) outer.clone();
            second.update(hash);
            second.digest(hash, 0, hash.length);
            return hash;
        }
    }
}
