package qadam.learning;

import java.time.Instant;

/** One answer to a practice item. @param node under whose number it was stored */
record Try(long learner, int activity, int courseVersion, boolean right, Instant at, int node) {
    /** What it belongs to: one learner's work at one item. */
    record Place(long learner, int activity) {
    }

    Place place() {
        return new Place(learner, activity);
    }
}
