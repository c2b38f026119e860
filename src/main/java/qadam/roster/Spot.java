package qadam.roster;

import java.util.Optional;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;

/** A place of a list, found in the tree or to be made there. Of one reading. */
final class Spot {
    final Kind kind;
    final String name;
    final Spot parent;   // null of what is found in the tree
    private Organisation place;
    private final long number;

    private Spot(Kind kind, String name, Spot parent, Organisation place, long number) {
        this.kind = kind;
        this.name = name;
        this.parent = parent;
        this.place = place;
        this.number = number;
    }

    static Spot found(Organisation place) {
        return new Spot(place.kind(), place.name(), null, place, place.number());
    }

    /** @param number a negative one of its own, until it is made */
    static Spot toBeMade(Kind kind, String name, Spot parent, long number) {
        return new Spot(kind, name, parent, null, number);
    }

    void made(Organisation made) {
        place = made;
    }

    Optional<Organisation> place() {
        return Optional.ofNullable(place);
    }

    long number() {
        return place == null ? number : place.number();
    }
}
