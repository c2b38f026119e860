package qadam.paper;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.util.Map;
import org.w3c.dom.Element;

/** Draws a page's {@code <object data="NAME">} by the drawing of that name. */
final class Drawings implements FSObjectDrawerFactory {
    private final Map<String, Drawing> drawings;

    Drawings(Map<String, Drawing> drawings) {
        this.drawings = drawings;
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        Drawing drawing = drawings.get(element.getAttribute("data"));
        if (drawing == null) {
            throw new IllegalArgumentException("no drawing is called " + element.getAttribute("data"));
        }
        return new FSObjectDrawer() {
            @Override
            public Map<Shape, String> drawObject(Element object, double x, double y, double width, double height,
                    OutputDevice device, RenderingContext context, int dotsPerPixel) {
                device.drawWithGraphics((float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel,
                    graphics -> drawing.draw(graphics, width / dotsPerPixel, height / dotsPerPixel));
                return Map.of();
            }
        };
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getTagName().equals("object");
    }
}
