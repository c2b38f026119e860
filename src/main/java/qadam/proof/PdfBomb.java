package qadam.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks every packed stream of a PDF within one cap, before PDFBox unpacks them without any. Also looks one packing deeper,
 * and refuses the packings that nobody uses for our PDFs and that can't be measured here.
 */
final class PdfBomb {
    private static final Pattern STREAM = Pattern.compile("stream\r?\n");
    private static final Pattern ODD_PACKING = Pattern.compile("/(LZW|RunLengthDecode|RL\\b|Crypt\\b)");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final int MAX_UNPACKED = 32 << 20;
    private static final int MAX_STREAMS = 2_000;

    private int unpacked;
    private int streams;

    private PdfBomb() {}

    static void refuse(byte[] pdf) throws Rejected {
        new PdfBomb().measure(pdf, 0);
    }

    private void measure(byte[] bytes, int depth) throws Rejected {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (ODD_PACKING.matcher(plainNames(text)).find()) throw new Rejected(Problem.BAD_PDF, "unusual packing");
        if (depth == 0) {
            for (var at = STREAM.matcher(text); at.find(); ) inflate(bytes, at.end(), depth);
        } else if (bytes.length > 2 && (bytes[0] & 0x0f) == 8) {
            inflate(bytes, 0, depth); // looks like zlib inside zlib
        }
    }

    private void inflate(byte[] bytes, int from, int depth) throws Rejected {
        if (++streams > MAX_STREAMS || depth > 2) throw new Rejected(Problem.TOO_LARGE, "too many packed streams");
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n; (n = inflater.inflate(buffer)) > 0; ) {
                out.write(buffer, 0, n);
                if ((unpacked += n) > MAX_UNPACKED) throw new Rejected(Problem.TOO_LARGE, "a PDF that unpacks without end");
            }
            measure(out.toByteArray(), depth + 1);
        } catch (DataFormatException e) {
            // not packed, or packed by something that is not deflate: nothing grows
        } finally {
            inflater.end();
        }
    }

    private static String plainNames(String text) {
        return ESCAPED.matcher(text).replaceAll(match -> {
            char c = (char) Integer.parseInt(match.group(1), 16);
            return Character.isLetter(c) ? String.valueOf(c) : "#";
        });
    }
}
