package qadam.classroom;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Pattern;
import qadam.paper.Drawing;

/** Puts a {@link Picture} onto paper, in the colours that it has on a light screen. */
final class PictureDrawing {
    private static final double SIDE = 64;
    private static final Pattern CIRCLE = Pattern.compile("O ([\\d.]+) ([\\d.]+) ([\\d.]+)");
    private static final Map<String, Color> TONES = Map.of("line", new Color(0x00687A), "sky", new Color(0x00AFCA), "soft", new Color(0xE6F2F4));

    private PictureDrawing() {
    }

    static Drawing of(Picture picture) {
        return (graphics, width, height) -> {
            Graphics2D square = (Graphics2D) graphics.create();
            square.scale(width / SIDE, height / SIDE);
            square.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            picture.written().forEach(stroke -> draw(square, stroke));
            square.dispose();
        };
    }

    private static void draw(Graphics2D graphics, Picture.Stroke stroke) {
        graphics.setColor(TONES.get(stroke.tone()));
        Path2D path = path(stroke.path());
        if (stroke.tone().equals("soft")) {
            graphics.fill(path);
        } else {
            graphics.draw(path);
        }
    }

    static Path2D path(String written) {
        Path2D path = new Path2D.Double();
        try (Scanner words = new Scanner(written)) {
            words.useLocale(java.util.Locale.ROOT);
            while (words.hasNext()) {
                add(path, words.next(), words);
            }
        }
        return path;
    }

    private static void add(Path2D path, String act, Scanner at) {
        switch (act) {
            case "M" -> path.moveTo(at.nextDouble(), at.nextDouble());
            case "L" -> path.lineTo(at.nextDouble(), at.nextDouble());
            case "Q" -> path.quadTo(at.nextDouble(), at.nextDouble(), at.nextDouble(), at.nextDouble());
            case "C" -> path.curveTo(at.nextDouble(), at.nextDouble(), at.nextDouble(), at.nextDouble(), at.nextDouble(), at.nextDouble());
            case "O" -> circle(path, at.nextDouble(), at.nextDouble(), at.nextDouble());
            case "Z" -> path.closePath();
            default -> throw new IllegalArgumentException("no stroke is called " + act);
        }
    }

    private static void circle(Path2D path, double x, double y, double radius) {
        path.append(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), false);
    }

    static String withArcs(String written) {
        return CIRCLE.matcher(written).replaceAll(found -> {
            double radius = Double.parseDouble(found.group(3));
            String half = "a" + radius + " " + radius + " 0 1 0 ";
            return "M" + (Double.parseDouble(found.group(1)) - radius) + " " + found.group(2) + half + 2 * radius + " 0" + half + -2 * radius + " 0";
        });
    }
}
