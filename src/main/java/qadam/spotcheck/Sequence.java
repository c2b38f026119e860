package qadam.spotcheck;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Numbers from 0 up to a bound, each as likely as any other, that follow from a seed. The i-th try is the first eight bytes of
 * HMAC-SHA256(seed, i in eight bytes), big-endian without sign; a try at or above the largest multiple of the bound within
 * 2^64 is passed over, the others are taken modulo the bound.
 */
final class Sequence {
    private final Mac mac;
    private final long bound;
    /** How many of the 2^64 values are left over, the largest ones. */
    private final long leftOver;
    private long tries;

    Sequence(byte[] seed, long bound) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        this.bound = bound;
        this.leftOver = Long.remainderUnsigned(-bound, bound);
    }

    long next() {
        long value = value();
        while (leftOver != 0 && Long.compareUnsigned(value, -leftOver) >= 0) {
            value = value();
        }
        return Long.remainderUnsigned(value, bound);
    }

    private long value() {
        return ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(tries++).array())).getLong();
    }
}
