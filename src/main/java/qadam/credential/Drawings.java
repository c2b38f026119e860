package qadam.credential;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.OutputDeviceGraphicsDrawer;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.util.Map;
import org.w3c.dom.Element;

/** Draws the certificate's {@code <object data="border">}, {@code "mark"} and {@code "code"} as lines, not pixels. */
final class Drawings implements FSObjectDrawerFactory {
    private final String address;

    /** @param address what the QR code says */
    Drawings(String address) {
        this.address = address;
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        String name = element.getAttribute("data");
        return new FSObjectDrawer() {
            @Override
            public Map<Shape, String> drawObject(Element object, double x, double y, double width, double height,
                    OutputDevice device, RenderingContext context, int dotsPerPixel) {
                device.drawWithGraphics((float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel,
                    drawing(name, width / dotsPerPixel, height / dotsPerPixel));
                return Map.of();
            }
        };
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getTagName().equals("object");
    }

    private OutputDeviceGraphicsDrawer drawing(String name, double width, double height) {
        return switch (name) {
            case "border" -> graphics -> Ornament.border(graphics, width, height);
            case "mark" -> graphics -> Ornament.mark(graphics, width, height);
            case "code" -> graphics -> QrCode.draw(graphics, address, width);
            default -> throw new IllegalArgumentException("no drawing is called " + name);
        };
    }
}
