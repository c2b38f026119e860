package qadam.shared;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** 128-bit ids, held as {@link UUID}, stored as 16 bytes, written as 32 hex digits in addresses. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {
    }

    /** 128 random bits: unguessable, says nothing about when or by whom it was made. */
    public static UUID random() {
        ByteBuffer bytes = ByteBuffer.wrap(randomBytes(16));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    public static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A UUIDv7 (RFC 9562 §5.7), as browsers make them for steps; for forms that work without script. */
    public static UUID version7(long millis) {
        ByteBuffer random = ByteBuffer.wrap(randomBytes(16));
        long high = (millis << 16) | 0x7000L | (random.getLong() & 0x0FFFL);
        long low = (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The moment that stands in a UUIDv7: what its maker's clock said. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    public static String hex(UUID id) {
        return HexFormat.of().formatHex(bytes(id));
    }

    /** Reads 32 hex digits, or the 36-character UUID form; empty for anything else. */
    public static Optional<UUID> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            String hex = text.length() == 36 ? text.replace("-", "") : text;
            return hex.length() == 32 ? Optional.of(uuid(HexFormat.of().parseHex(hex))) : Optional.empty();
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
    }

    public static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
