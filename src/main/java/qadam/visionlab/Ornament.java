package qadam.visionlab;

import java.util.Random;

/**
 * One picture of our own: a motif in a material, turned, shifted, larger or smaller, with a stroke and a noise of its own. The same seed gives the same
 * bytes on every machine: java.util.Random and StrictMath are specified bit by bit.
 */
final class Ornament {
    /** Pixels on a side. */
    static final int SIDE = 32;
    static final int CHANNELS = 3;
    private static final double MOST_TURN = 0.38;

    private final Random dice;
    private final Figure figure;
    private final Cloth cloth;
    private final double cosine;
    private final double sine;
    private final double scale;
    private final double lean;
    private final double shiftX;
    private final double shiftY;

    private Ornament(Motif motif, Material material, long seed) {
        this.dice = new Random(seed);
        this.figure = Figure.of(motif, dice);
        double turn = Figure.between(dice, -MOST_TURN, MOST_TURN);
        this.cosine = StrictMath.cos(turn);
        this.sine = StrictMath.sin(turn);
        this.scale = Figure.between(dice, 0.68, 0.95);
        this.lean = Figure.between(dice, -0.15, 0.15);
        this.shiftX = Figure.between(dice, -0.12, 0.12);
        this.shiftY = Figure.between(dice, -0.12, 0.12);
        this.cloth = Cloth.of(material, dice);
    }

    /** Red, green and blue of each pixel, row by row. */
    static byte[] draw(Motif motif, Material material, long seed) {
        return new Ornament(motif, material, seed).pixels();
    }

    private byte[] pixels() {
        byte[] pixels = new byte[SIDE * SIDE * CHANNELS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int[] colour = cloth.colour(x, y, covered(cloth.stepped(x), cloth.stepped(y)), dice);
                for (int channel = 0; channel < CHANNELS; channel++) {
                    pixels[(y * SIDE + x) * CHANNELS + channel] = (byte) colour[channel];
                }
            }
        }
        return pixels;
    }

    /** How much of the pixel the motif covers, 0 to 1. */
    private double covered(double x, double y) {
        double u = (2 * (x + 0.5) / SIDE - 1 - shiftX) / scale;
        double v = (2 * (y + 0.5) / SIDE - 1 - shiftY) / scale;
        double turnedX = cosine * u + sine * v + lean * v;
        double turnedY = -sine * u + cosine * v;
        double outside = figure.outside(turnedX, turnedY, cloth.half());
        return StrictMath.max(0, StrictMath.min(1, 0.5 - outside * scale * SIDE / 2 / cloth.softness()));
    }
}
