package qadam.visionlab;

import java.util.Arrays;
import java.util.Optional;

/**
 * The two networks that can be handed in; js/lab-vision-model.js makes the same. Three convolutions of 3 × 3 with stride 2 and padding "same", each cut
 * off at zero, then one layer from all that is left to the motifs.
 */
enum Architecture {
    LARGE("large", 8, 16, 24),
    /** For weak devices: about half of the work. */
    SMALL("small", 6, 12, 16);

    static final int KERNEL = 3;
    static final int STRIDE = 2;

    private final String word;
    private final int[] filters;

    Architecture(String word, int... filters) {
        this.word = word;
        this.filters = filters;
    }

    static Optional<Architecture> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    int[] filters() {
        return filters.clone();
    }

    /** How many numbers it has learned. */
    int weights() {
        int channels = Ornament.CHANNELS;
        int side = Ornament.SIDE;
        int count = 0;
        for (int filter : filters) {
            count += KERNEL * KERNEL * channels * filter + filter;
            channels = filter;
            side /= STRIDE;
        }
        return count + (side * side * channels + 1) * Motif.values().length;
    }
}
