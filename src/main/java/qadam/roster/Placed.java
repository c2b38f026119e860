package qadam.roster;

import qadam.organisation.Organisation;

/** Where a row of a list is in the tree, or why it is nowhere. @param spot null when there is a reason @param reason null when there is a spot */
record Placed(Spot spot, Reason reason) {
    static Placed at(Organisation place) {
        return new Placed(Spot.found(place), null);
    }

    static Placed at(Spot spot) {
        return new Placed(spot, null);
    }

    static Placed no(Reason reason) {
        return new Placed(null, reason);
    }
}
