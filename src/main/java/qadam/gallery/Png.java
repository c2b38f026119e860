package qadam.gallery;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import qadam.lab.Shown;

/** A picture of few dots as a PNG (ISO/IEC 15948) within the page's own address; nothing of the learner's bytes is passed through. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EIGHT_BITS_OF_COLOUR = {8, 2, 0, 0, 0};

    private Png() {
    }

    static String address(Shown.Picture picture) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(of(picture));
    }

    static byte[] of(Shown.Picture picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        piece(png, "IHDR", ByteBuffer.allocate(13).putInt(picture.width()).putInt(picture.height()).put(EIGHT_BITS_OF_COLOUR).array());
        piece(png, "IDAT", deflated(rows(picture)));
        piece(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** Each row begins with the number of its filter: none. */
    private static byte[] rows(Shown.Picture picture) {
        ByteBuffer rows = ByteBuffer.allocate(picture.height() * (1 + 3 * picture.width()));
        for (int row = 0; row < picture.height(); row++) {
            rows.put((byte) 0);
            picture.dots().subList(row * picture.width(), (row + 1) * picture.width())
                .forEach(dot -> rows.put((byte) (dot >> 16)).put((byte) (dot >> 8)).put((byte) (int) dot));
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflating.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void piece(ByteArrayOutputStream png, String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(content).array();
        CRC32 sum = new CRC32();
        sum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
