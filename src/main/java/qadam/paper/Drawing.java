package qadam.paper;

import java.awt.Graphics2D;

/** Something drawn with lines, not pixels, within a place of this width and height. */
@FunctionalInterface
public interface Drawing {
    void draw(Graphics2D graphics, double width, double height);
}
