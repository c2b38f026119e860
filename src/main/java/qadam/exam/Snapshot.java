package qadam.exam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import qadam.shared.Ids;

/**
 * What was handed in, as one text: a head, the attempt, and a line for each answered question with its number, the sequence of the save, its step's id and
 * the SHA-256 of the response as it is stored. Written down in {@code docs/api/receipts.md}.
 */
final class Snapshot {
    /** The first line; another number when the shape changes. */
    static final String HEAD = "qadam hand-in 1";

    private Snapshot() {
    }

    static String of(Attempt attempt, List<SavedResponse> counting) {
        StringBuilder text = new StringBuilder(HEAD).append('\n').append(Ids.hex(attempt.id())).append('\n');
        counting.stream().sorted(Comparator.comparingInt(SavedResponse::item)).forEach(saved -> text.append(saved.item()).append(' ').append(saved.sequence())
            .append(' ').append(Ids.hex(saved.step())).append(' ').append(HexFormat.of().formatHex(digest(saved.response()))).append('\n'));
        return text.toString();
    }

    static byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
