package qadam.decisionlab;

import java.util.ArrayList;
import java.util.List;
import qadam.lab.Dice;

/**
 * An invented family that applied for assistance: where it lives, whether its papers are wrong, whether its income is seasonal, and the model's
 * score from 0 to 100. Drawn as {@code js/lab-decision-model.js} draws: the numbers of both must stay the same.
 */
record Family(Place place, boolean wrong, boolean seasonal, int score) {
    static final int ALL = 1000;
    private static final int SPREAD = 28;
    private static final int MEAN_RIGHT = 38;
    private static final int MEAN_SEASONAL = 54;
    private static final int MEAN_WRONG = 73;
    private static final int HIGHEST = 100;

    static List<Family> drawn(long seed) {
        Dice chance = new Dice(seed);
        int town = 660 + chance.below(81);
        int wrongInTown = town * (9 + chance.below(3)) / 100;
        int wrongInVillage = (ALL - town) * (19 + chance.below(4)) / 100;
        List<Family> all = new ArrayList<>();
        for (int i = 0; i < town; i++) {
            all.add(drawn(chance, Place.TOWN, i < wrongInTown));
        }
        for (int i = 0; i < ALL - town; i++) {
            all.add(drawn(chance, Place.VILLAGE, i < wrongInVillage));
        }
        return all;
    }

    private static Family drawn(Dice chance, Place place, boolean wrong) {
        boolean seasonal = chance.happens(seasonalInHundred(place, wrong));
        int score = (wrong ? MEAN_WRONG : seasonal ? MEAN_SEASONAL : MEAN_RIGHT) - 2 * (SPREAD - 1);
        for (int i = 0; i < 4; i++) {
            score += chance.below(SPREAD);
        }
        return new Family(place, wrong, seasonal, Math.clamp(score, 0, HIGHEST));
    }

    private static int seasonalInHundred(Place place, boolean wrong) {
        return switch (place) {
            case TOWN -> wrong ? 15 : 7;
            case VILLAGE -> wrong ? 60 : 45;
        };
    }
}
