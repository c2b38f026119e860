package qadam.visionlab;

import java.util.Random;

/** How a material looks: its two colours, how thick and soft a stroke is, and its grain. */
final class Cloth {
    private static final int[][] FELT_GROUND = {{58, 42, 36}, {44, 46, 52}, {92, 34, 34}, {38, 58, 54}};
    private static final int[][] FELT_FIGURE = {{232, 222, 200}, {214, 188, 140}, {240, 236, 226}};
    private static final int[][] LINEN = {{246, 241, 230}, {236, 240, 240}, {250, 236, 222}};
    private static final int[][] THREAD = {{176, 40, 44}, {28, 96, 130}, {40, 108, 66}, {120, 52, 118}};
    private static final int[][] WOOL = {{150, 60, 48}, {176, 122, 58}, {74, 92, 110}, {112, 104, 66}};
    private static final int[][] WOOL_FIGURE = {{240, 214, 150}, {40, 34, 40}, {246, 236, 220}};

    private final Material material;
    private final int[] ground;
    private final int[] figure;
    private final double half;
    private final double noise;
    private final int phase;

    private Cloth(Material material, int[] ground, int[] figure, double half, double noise, int phase) {
        this.material = material;
        this.ground = ground;
        this.figure = figure;
        this.half = half;
        this.noise = noise;
        this.phase = phase;
    }

    static Cloth of(Material material, Random dice) {
        return switch (material) {
            case FELT -> new Cloth(material, one(FELT_GROUND, dice), one(FELT_FIGURE, dice), Figure.between(dice, 0.09, 0.14), 14, dice.nextInt(8));
            case EMBROIDERY -> new Cloth(material, one(LINEN, dice), one(THREAD, dice), Figure.between(dice, 0.05, 0.085), 8, dice.nextInt(8));
            case WOVEN -> new Cloth(material, one(WOOL, dice), one(WOOL_FIGURE, dice), Figure.between(dice, 0.08, 0.13), 10, dice.nextInt(8));
        };
    }

    private static int[] one(int[][] of, Random dice) {
        return of[dice.nextInt(of.length)];
    }

    double half() {
        return half;
    }

    /** Over how many pixels an edge fades. */
    double softness() {
        return material == Material.FELT ? 2.2 : 1.2;
    }

    /** What is woven goes in steps of two pixels. */
    double stepped(int at) {
        return material == Material.WOVEN ? at / 2 * 2 + 0.5 : at;
    }

    int[] colour(int x, int y, double covered, Random dice) {
        double thread = material == Material.EMBROIDERY && Math.floorMod(x + y + phase, 4) == 0 ? covered * 0.55 : covered;
        double grain = (dice.nextDouble() + dice.nextDouble() - 1) * noise + pattern(x, y);
        int[] colour = new int[Ornament.CHANNELS];
        for (int channel = 0; channel < colour.length; channel++) {
            double value = ground[channel] * (1 - thread) + figure[channel] * thread + grain;
            colour[channel] = (int) StrictMath.max(0, StrictMath.min(255, value)) & 0xF8 | 4;
        }
        return colour;
    }

    private double pattern(int x, int y) {
        return switch (material) {
            case FELT -> 0;
            case EMBROIDERY -> (x + y) % 2 == 0 ? 4 : -4;
            case WOVEN -> (y + phase) / 4 % 2 == 0 ? 13 : -13;
        };
    }
}
