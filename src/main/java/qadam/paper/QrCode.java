package qadam.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Map;

/** A QR code as one filled shape. */
public final class QrCode {
    private QrCode() {
    }

    public static Drawing of(String text) {
        return (graphics, width, height) -> draw(graphics, text, width);
    }

    private static void draw(Graphics2D graphics, String text, double width) {
        BitMatrix modules = modules(text);
        double size = width / modules.getWidth();
        Path2D shape = new Path2D.Double();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    add(shape, x * size, y * size, size);
                }
            }
        }
        graphics.setColor(Color.BLACK);
        graphics.fill(shape);
    }

    private static void add(Path2D shape, double x, double y, double size) {
        shape.moveTo(x, y);
        shape.lineTo(x + size, y);
        shape.lineTo(x + size, y + size);
        shape.lineTo(x, y + size);
        shape.closePath();
    }

    /** With no margin of its own: the page leaves the quiet zone. */
    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code");
        }
    }
}
