package qadam.room;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.stream.LongStream;
import qadam.shared.Hmac;

/**
 * The six digits on a room's screen: HMAC-SHA256 under a key of the installation's over the room and the minute, cut as RFC 4226 §5.3 cuts. The same
 * on every node, stored nowhere. The minute before is accepted too, because typing takes time.
 */
final class RoomCodes {
    private static final int MINUTE_SECONDS = 60;
    private static final int CODES = 1_000_000;

    private final byte[] key;

    RoomCodes(byte[] key) {
        this.key = key.clone();
    }

    String at(long room, Instant now) {
        return code(room, minute(now));
    }

    boolean opens(long room, String typed, Instant now) {
        return LongStream.rangeClosed(minute(now) - 1, minute(now)).filter(minute -> same(code(room, minute), typed)).count() > 0;
    }

    /** Two digits that both see, the sitter on their screen and the invigilator in the list: so the browser that entered is the one at the seat. */
    String mark(long room, byte[] session) {
        return Integer.toString(10 + number("browser " + room + "\n" + java.util.HexFormat.of().formatHex(session), 90));
    }

    static int secondsLeft(Instant now) {
        return MINUTE_SECONDS - (int) Math.floorMod(now.getEpochSecond(), MINUTE_SECONDS);
    }

    private static long minute(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), MINUTE_SECONDS);
    }

    private String code(long room, long minute) {
        return "%06d".formatted(number("code " + room + "\n" + minute, CODES));
    }

    private int number(String words, int below) {
        byte[] mac = Hmac.of(key, words);
        int offset = mac[mac.length - 1] & 0xf;
        return (ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffff) % below;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(java.nio.charset.StandardCharsets.UTF_8), other.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
