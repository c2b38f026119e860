package qadam.backup;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A table as a number of rows and a sum: SHA-256 of each row, added up. Neither depends on the order of rows, in which two databases need not
 * agree, and every row of both sides goes in.
 */
final class RowSum {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private final MessageDigest digest;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    RowSum() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param values each a {@link Long}, a {@link String}, bytes, or null */
    void add(List<Object> values) {
        for (Object value : values) {
            switch (value) {
                case null -> digest.update((byte) 0);
                case Long number -> put((byte) 1, ByteBuffer.allocate(8).putLong(number).array());
                case String text -> put((byte) 2, text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes -> put((byte) 3, bytes);
                default -> throw new IllegalArgumentException(value.getClass().getName());
            }
        }
        sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
        rows++;
    }

    private void put(byte kind, byte[] bytes) {
        digest.update(kind);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    long rows() {
        return rows;
    }

    String hex() {
        return "%064x".formatted(sum);
    }
}
