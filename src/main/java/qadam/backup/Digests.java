package qadam.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what streams by. */
final class Digests {
    private static final int BUFFER = 1 << 16;

    private Digests() {
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Copies at most so many bytes and says what they were: a file that claims to be small is not read without end. */
    static Part copy(String name, InputStream from, OutputStream to, long most) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read; size <= most && (read = from.read(buffer)) > 0; size += read) {
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
        }
        return new Part(name, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
