package qadam.counting;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import qadam.web.Form;

/** A list as somebody pasted it, or from a file that stays in memory ({@link qadam.web.Cost#IN_MEMORY}): UTF-8, or else Windows-1251. */
final class ListFile {
    private static final int LONGEST = 64 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1251");

    private ListFile() {
    }

    static String read(Context context) {
        UploadedFile file = context.isMultipart() ? context.uploadedFile("file") : null;
        return file == null || file.size() == 0 ? new Form(context).text("list", LONGEST) : text(file);
    }

    private static String text(UploadedFile file) {
        byte[] bytes = new byte[0];
        try (InputStream stream = file.content()) {
            bytes = stream.readNBytes(LONGEST);
            return decoded(bytes);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            return new String(bytes, WINDOWS);
        }
    }
}
