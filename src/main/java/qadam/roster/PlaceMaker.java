package qadam.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;

/** Finds a place again that the list has named before, takes one over that was made by hand, makes what is new. Of one reading. */
final class PlaceMaker {
    private final RosterWorks works;
    private final Organisation top;
    private final PlaceTree tree;
    private final Tally tally;
    private final Hand hand;
    /** Numbers of places that the list names. */
    private final Set<Long> named = new HashSet<>();
    /** Numbers of schools that it names and that no list has kept so far. */
    private final Set<Long> claimed = new HashSet<>();
    /** Numbers of places that it opens again. */
    private final Set<Long> reopened = new HashSet<>();
    private final List<Spot> toMake = new ArrayList<>();
    private final Map<Spot, Made> makings = new HashMap<>();
    private long next = -1;

    PlaceMaker(RosterWorks works, Organisation top, PlaceTree tree, Tally tally, Hand hand) {
        this.works = works;
        this.top = top;
        this.tree = tree;
        this.tally = tally;
        this.hand = hand;
    }

    /** What a list says of a place beside its name. */
    record Made(String key, Optional<String> code, Optional<Integer> grade) {
    }

    boolean isNamed(long place) {
        return named.contains(place);
    }

    Placed adopt(Organisation place, Made made, Matter matter) {
        if (tree.isOthers(place.number())) {
            return Placed.no(Reason.OTHER_ROSTER);
        }
        if (place.closed()) {
            return Placed.no(Reason.CLOSED);
        }
        if (!named.add(place.number())) {
            return Placed.no(Reason.DOUBLE);
        }
        hand.also(handle -> works.store().addPlace(handle, top.number(), made.key, place.number(), false));
        tally.count(matter, Outcome.CHANGED);
        return Placed.at(place);
    }

    Placed placeIn(Spot parent, Kind kind, String name, Made made, Matter matter) {
        if (name.length() > 200) {
            return Placed.no(Reason.TOO_LONG);
        }
        Optional<RosterStore.KnownPlace> before = tree.known(made.key);
        if (before.isPresent()) {
            return again(before.get(), name, made, matter);
        }
        if (parent.place().filter(this::isShut).isPresent()) {
            return Placed.no(Reason.CLOSED);
        }
        Spot spot = Spot.toBeMade(kind, name, parent, next--);
        makings.put(spot, made);
        toMake.add(spot);
        tally.count(matter, Outcome.NEW);
        return Placed.at(spot);
    }

    private Placed again(RosterStore.KnownPlace before, String name, Made made, Matter matter) {
        Organisation place = tree.get(before.organisation());
        boolean aboveShut = place.parent().map(tree::get).filter(this::isShut).isPresent();
        if (place.closed() && !before.left() || before.left() && aboveShut) {
            return Placed.no(Reason.CLOSED);
        }
        if (!named.add(place.number())) {
            return Placed.no(Reason.DOUBLE);
        }
        boolean differs = before.made() && (!place.name().equals(name) || !place.grade().equals(made.grade) || !place.code().equals(made.code));
        if (differs) {
            hand.also(handle -> works.organisations().change(handle, place, new NewPlace(name, made.code, made.grade)));
        }
        if (before.left()) {
            reopened.add(place.number());
            hand.also(handle -> {
                works.organisations().reopen(handle, place);
                works.store().setPlaceLeft(handle, place.number(), Optional.empty());
            });
        }
        tally.count(matter, before.left() ? Outcome.BACK : differs ? Outcome.CHANGED : Outcome.SAME);
        return Placed.at(place);
    }

    /** Closed, and not opened again by this reading. */
    private boolean isShut(Organisation place) {
        return place.line().stream().map(tree::get).anyMatch(one -> one != null && one.closed() && !reopened.contains(one.number()));
    }

    void make() {
        hand.flush();   // what is opened again must be open
        hand.make(toMake, (handle, spot) -> {
            Made made = makings.get(spot);
            Organisation parent = spot.parent.place().orElseThrow();
            Organisation open = reopened.contains(parent.number()) ? works.organisations().find(handle, parent.number()).orElseThrow() : parent;
            Organisation place = works.organisations().add(handle, open, spot.kind, new NewPlace(spot.name, made.code, made.grade));
            works.store().addPlace(handle, top.number(), made.key, place.number(), true);
            return place;
        });
        toMake.clear();
        makings.clear();
    }

    /** A school that a list names is kept by this list from then on, also when it names it by a name and not in a tree of its own. @return whether it was kept by none */
    boolean claim(Organisation place, String key) {
        boolean free = place.number() != top.number() && tree.known().stream().noneMatch(one -> one.organisation() == place.number() && !one.left()) && claimed.add(place.number());
        if (free) {
            hand.also(handle -> works.store().addPlace(handle, top.number(), key, place.number(), false));
            tally.count(Matter.PLACES, Outcome.CHANGED);
        }
        return free;
    }
}
