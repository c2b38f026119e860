package qadam.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A border of қошқар мүйіз (ram's horns) in line work, and Qadam's mark of three rising steps. */
public final class Ornament {
    public static final Color TEAL = new Color(0x00687A);
    private static final Color SKY = new Color(0x00AFCA);
    private static final Color GOLD = new Color(0xF2B705);
    /** Width of one pair of horns with its gap, and distance of their feet from the page's edge, in the page's pixels. */
    private static final double PITCH = 44;
    private static final double INSET = 46;

    private Ornament() {
    }

    public static void border(Graphics2D graphics, double width, double height) {
        graphics.setColor(TEAL);
        graphics.setStroke(new BasicStroke(0.9f));
        frame(graphics, width, height, 18);
        frame(graphics, width, height, INSET + 6);
        graphics.setStroke(new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        side(graphics, width, AffineTransform.getTranslateInstance(0, INSET));
        side(graphics, width, turned(Math.PI, width, height - INSET));
        side(graphics, height, turned(-Math.PI / 2, INSET, height));
        side(graphics, height, turned(Math.PI / 2, width - INSET, 0));
        corners(graphics, width, height);
    }

    public static void mark(Graphics2D graphics, double width, double height) {
        graphics.scale(width / 30, height / 28);
        step(graphics, TEAL, 1, 18, 9);
        step(graphics, SKY, 11, 10, 17);
        step(graphics, GOLD, 21, 1, 26);
    }

    private static void step(Graphics2D graphics, Color color, double x, double y, double height) {
        graphics.setColor(color);
        graphics.fill(new RoundRectangle2D.Double(x, y, 8, height, 5, 5));
    }

    private static void frame(Graphics2D graphics, double width, double height, double inset) {
        graphics.draw(new Rectangle2D.Double(inset, inset, width - 2 * inset, height - 2 * inset));
    }

    private static AffineTransform turned(double angle, double x, double y) {
        AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
        transform.rotate(angle);
        return transform;
    }

    /** A row of horns that grow towards the page's edge, spread evenly between the corners. */
    private static void side(Graphics2D graphics, double length, AffineTransform place) {
        double from = 2 * INSET;
        int pairs = (int) ((length - 2 * from) / PITCH);
        double pitch = (length - 2 * from) / pairs;
        for (int i = 0; i < pairs; i++) {
            AffineTransform at = new AffineTransform(place);
            at.translate(from + (i + 0.5) * pitch, 0);
            horns(graphics, at);
        }
    }

    private static void corners(Graphics2D graphics, double width, double height) {
        double inset = INSET + 4;
        for (int corner = 0; corner < 4; corner++) {
            boolean right = corner == 1 || corner == 2;
            boolean low = corner >= 2;
            AffineTransform at = AffineTransform.getTranslateInstance(right ? width - inset : inset, low ? height - inset : inset);
            at.rotate(-Math.PI / 4 + corner * Math.PI / 2);
            at.scale(1.1, 1.1);
            horns(graphics, at);
        }
    }

    private static void horns(Graphics2D graphics, AffineTransform at) {
        AffineTransform mirrored = new AffineTransform(at);
        mirrored.scale(-1, 1);
        Path2D horn = horn();
        graphics.draw(at.createTransformedShape(horn));
        graphics.draw(mirrored.createTransformedShape(horn));
    }

    /** One horn: up the stem, out over the shoulder, and curled in on itself. */
    private static Path2D horn() {
        Path2D path = new Path2D.Double();
        path.moveTo(0, 0);
        path.curveTo(0, -9, 1.5, -22, 10, -22);
        path.curveTo(16, -22, 19, -18, 19, -13.5);
        path.curveTo(19, -9, 15.5, -6, 11.8, -6);
        path.curveTo(8.4, -6, 6.2, -8.6, 6.2, -11.4);
        path.curveTo(6.2, -14.2, 8.2, -16, 10.4, -16);
        path.curveTo(12.4, -16, 13.6, -14.6, 13.6, -13);
        path.curveTo(13.6, -11.8, 12.8, -11, 11.8, -11);
        return path;
    }
}
