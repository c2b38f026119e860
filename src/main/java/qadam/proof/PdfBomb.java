package qadam.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks every packed stream of a PDF within one cap, before PDFBox unpacks them without any. Also looks one packing deeper,
 * and refuses LZW, which no PDF of ours uses and which unpacks a thousandfold too.
 */
final class PdfBomb {
    private static final Pattern STREAM = Pattern.compile("stream\r?\n");
    private static final Pattern ODD_PACKING = Pattern.compile("/LZW(Decode|[\\s/\\[\\]<>])");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final int MAX_UNPACKED = 32 << 20;
    private static final int MAX_STREAMS = 5_000;
    private static final int MAX_DEPTH = 6;

    private int unpacked;
    private int streams;

    private PdfBomb() {}

    static void refuse(byte[] pdf) throws Rejected {
        new PdfBomb().measure(pdf, 0);
    }

    private void measure(byte[] bytes, int depth) throws Rejected {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (ODD_PACKING.matcher(plainNames(text)).find()) throw new Rejected(Problem.BAD_PDF, "unusual packing");
        if (depth > 0) inflate(bytes, 0, depth); // packed inside packed
        else for (var at = STREAM.matcher(text); at.find(); ) inflate(bytes, at.end(), depth);
    }

    private void inflate(byte[] bytes, int from, int depth) throws Rejected {
        if (bytes.length < from + 3) return;
        if (++streams > MAX_STREAMS || depth > MAX_DEPTH) throw new Rejected(Problem.TOO_LARGE, "too many packed streams");
        byte[] out = unpack(bytes, from + 2); // PDFBox skips zlib's two bytes unread, so do we
        if (out.length > 0) measure(out, depth + 1);
    }

    private byte[] unpack(byte[] bytes, int from) throws Rejected {
        var out = new ByteArrayOutputStream();
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] buffer = new byte[8192];
            for (int n; (n = inflater.inflate(buffer)) > 0; ) {
                out.write(buffer, 0, n);
                if ((unpacked += n) > MAX_UNPACKED) throw new Rejected(Problem.TOO_LARGE, "a PDF that unpacks without end");
            }
        } catch (DataFormatException e) {
            // not deflate from here on; PDFBox keeps what came before, so it counts
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static String plainNames(String text) {
        return ESCAPED.matcher(text).replaceAll(match -> {
            char c = (char) Integer.parseInt(match.group(1), 16);
            return Character.isLetter(c) ? String.valueOf(c) : "#";
        });
    }
}
