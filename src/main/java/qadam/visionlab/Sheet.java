package qadam.visionlab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures side by side in one PNG (ISO/IEC 15948): eight bits of red, green and blue, no colour profile, so that a browser reads the bytes we wrote. */
final class Sheet {
    static final int COLUMNS = 20;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte NOT_FILTERED = 0;

    private Sheet() {
    }

    static byte[] of(List<Picture> pictures) {
        int width = COLUMNS * Ornament.SIDE;
        int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
        byte[] lines = new byte[rows * Ornament.SIDE * (1 + width * Ornament.CHANNELS)];
        for (int i = 0; i < pictures.size(); i++) {
            place(pictures.get(i).pixels(), lines, i, width * Ornament.CHANNELS + 1);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(rows * Ornament.SIDE).put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(png, "IDAT", packed(lines));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void place(byte[] pixels, byte[] lines, int at, int stride) {
        int line = Ornament.SIDE * Ornament.CHANNELS;
        for (int y = 0; y < Ornament.SIDE; y++) {
            int row = (at / COLUMNS * Ornament.SIDE + y) * stride;
            lines[row] = NOT_FILTERED;
            System.arraycopy(pixels, y * line, lines, row + 1 + at % COLUMNS * line, line);
        }
    }

    private static byte[] packed(byte[] lines) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(lines);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
