package qadam.visionlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A motif as strokes in a square from -1 to 1, y downwards: broken lines, and rhombs that are filled. Only StrictMath, so that it is the same everywhere. */
final class Figure {
    private static final int TURN_POINTS = 16;
    private static final int TEETH = 3;
    private static final double FAR = 81;

    /** Segments, four numbers each: x and y of both ends. */
    private final List<double[]> segments = new ArrayList<>();
    private final List<double[]> rhombs = new ArrayList<>();

    private Figure() {
    }

    static Figure of(Motif motif, Random dice) {
        Figure figure = new Figure();
        switch (motif) {
            case HORN -> figure.horns(dice);
            case GOOSE -> figure.neck(dice);
            case STAR -> figure.star(dice);
            case ZIGZAG -> figure.zigzag(dice);
        }
        return figure;
    }

    private void horns(Random dice) {
        double radius = between(dice, 0.38, 0.46);
        double turns = between(dice, 1.2, 1.5);
        double base = between(dice, 0.6, 0.85);
        line(0, base, 0, -0.05);
        for (int side = -1; side <= 1; side += 2) {
            spiral(side * radius * 1.08, -0.12, radius, side, turns);
        }
        if (dice.nextBoolean()) {
            line(-0.3, base, 0.3, base);
        }
    }

    /** Begins at the stem, goes up, outwards and round, towards its middle. */
    private void spiral(double x, double y, double radius, int side, double turns) {
        int points = (int) (TURN_POINTS * turns);
        double beforeX = 0;
        double beforeY = 0;
        for (int i = 0; i <= points; i++) {
            double along = (double) i / points;
            double angle = StrictMath.PI + along * turns * 2 * StrictMath.PI;
            double r = radius * (1.05 - 0.8 * along);
            double px = x + side * r * StrictMath.cos(angle);
            double py = y + r * StrictMath.sin(angle);
            if (i > 0) {
                line(beforeX, beforeY, px, py);
            }
            beforeX = px;
            beforeY = py;
        }
    }

    private void neck(Random dice) {
        double radius = between(dice, 0.46, 0.52);
        double turns = between(dice, 0.62, 0.85);
        int mirrored = dice.nextBoolean() ? 1 : -1;
        hook(radius, turns, mirrored, 1);
        hook(radius, turns, mirrored, -1);
    }

    /** Half of the S, from the middle outwards and in again; the other half is the same turned round. */
    private void hook(double radius, double turns, int mirrored, int half) {
        double beforeX = 0;
        double beforeY = 0;
        for (int i = 1; i <= TURN_POINTS; i++) {
            double along = (double) i / TURN_POINTS;
            double angle = StrictMath.PI * (1 + 2 * along * turns);
            double r = radius * (1 - 0.55 * along);
            double px = half * (radius + r * StrictMath.cos(angle));
            double py = half * mirrored * r * StrictMath.sin(angle);
            line(beforeX, beforeY, px, py);
            beforeX = px;
            beforeY = py;
        }
    }

    private void star(Random dice) {
        double length = between(dice, 0.78, 0.95);
        double width = between(dice, 0.22, 0.34);
        double turn = dice.nextBoolean() ? 0 : StrictMath.PI / 4;
        for (int i = 0; i < 4; i++) {
            double angle = turn + i * StrictMath.PI / 2;
            rhombs.add(new double[] {StrictMath.cos(angle), StrictMath.sin(angle), length, width});
        }
    }

    private void zigzag(Random dice) {
        double height = between(dice, 0.26, 0.38) * (dice.nextBoolean() ? 1 : -1);
        int rows = 1 + dice.nextInt(2);
        for (int row = 0; row < rows; row++) {
            double y = rows == 1 ? 0 : (row - 0.5) * 0.85;
            for (int i = 0; i < 2 * TEETH; i++) {
                double up = i % 2 == 0 ? height : -height;
                line(-0.95 + 1.9 * i / (2 * TEETH), y + up, -0.95 + 1.9 * (i + 1) / (2 * TEETH), y - up);
            }
        }
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        segments.add(new double[] {fromX, fromY, toX, toY});
    }

    static double between(Random dice, double least, double most) {
        return least + (most - least) * dice.nextDouble();
    }

    /** How far a point is outside of the strokes; below 0 inside. @param half half of a stroke's width */
    double outside(double x, double y, double half) {
        double best = FAR;
        for (double[] one : segments) {
            best = StrictMath.min(best, squareToSegment(x, y, one));
        }
        best = StrictMath.sqrt(best) - half;
        for (double[] one : rhombs) {
            best = StrictMath.min(best, toRhomb(x, y, one) - half * 0.35);
        }
        return best;
    }

    private static double squareToSegment(double x, double y, double[] segment) {
        double dx = segment[2] - segment[0];
        double dy = segment[3] - segment[1];
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : ((x - segment[0]) * dx + (y - segment[1]) * dy) / square;
        double held = StrictMath.max(0, StrictMath.min(1, along));
        double ex = x - segment[0] - held * dx;
        double ey = y - segment[1] - held * dy;
        return ex * ex + ey * ey;
    }

    /** A rhomb from the middle outwards, by its direction, length and half width. */
    private static double toRhomb(double x, double y, double[] rhomb) {
        double along = x * rhomb[0] + y * rhomb[1];
        double across = StrictMath.abs(-x * rhomb[1] + y * rhomb[0]);
        double middle = rhomb[2] / 2;
        double slope = StrictMath.sqrt(middle * middle + rhomb[3] * rhomb[3]);
        return (StrictMath.abs(along - middle) * rhomb[3] + across * middle - middle * rhomb[3]) / slope;
    }
}
