package qadam.enrolment;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Refusal;

/** Makes links, lets people join by them, and moves the queue up. */
final class Links {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final int MOST_OPEN = 20;
    static final int MOST_SHOWN = 40;
    private static final String SOURCE = "link";

    private final Organisations organisations;
    private final Members members;
    private final Moved moved;
    private final InstantSource clock;
    final EnrolmentStore store = new EnrolmentStore();

    /** Hears, in the transaction, that somebody who waited has got a place. */
    interface Moved {
        void up(Handle handle, UUID person);
    }

    Links(Organisations organisations, Members members, Moved moved, InstantSource clock) {
        this.organisations = organisations;
        this.members = members;
        this.moved = moved;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ALMATY);
    }

    long make(Handle handle, Organisation place, NewLink wish, UUID maker) {
        if (place.closed()) {
            throw new Refusal(EnrolmentProblem.PLACE_CLOSED);
        }
        requireCapacity(wish.capacity());
        requireDays(wish.firstDay(), wish.lastDay());
        if (store.countOpen(handle, place.number()) >= MOST_OPEN) {
            throw new Refusal(EnrolmentProblem.TOO_MANY);
        }
        return store.add(handle, place.number(), wish, maker, clock.instant());
    }

    private static void requireCapacity(int capacity) {
        if (capacity < 1 || capacity > NewLink.MOST_PLACES) {
            throw new Refusal(EnrolmentProblem.CAPACITY_WRONG);
        }
    }

    private void requireDays(LocalDate first, LocalDate last) {
        if (last.isBefore(first) || last.isBefore(today()) || last.isAfter(today().plusYears(1))) {
            throw new Refusal(EnrolmentProblem.DAYS_WRONG);
        }
    }

    void end(Handle handle, Organisation place, long number, UUID by) {
        if (!store.end(handle, place.number(), number, by, clock.instant())) {
            throw new Refusal(EnrolmentProblem.LINK_UNKNOWN);
        }
    }

    /** More places let the queue move up; fewer than are taken send nobody away. */
    void change(Handle handle, Organisation place, long number, int capacity, LocalDate lastDay) {
        requireCapacity(capacity);
        requireDays(LocalDate.EPOCH, lastDay);
        if (!store.change(handle, place.number(), number, capacity, lastDay)) {
            throw new Refusal(EnrolmentProblem.LINK_UNKNOWN);
        }
        moveUp(handle, number);
    }

    /** How the link stands for somebody, or for whoever is not signed in. */
    Threshold door(Handle handle, EnrolmentLink link, Optional<UUID> person) {
        Optional<EnrolmentState> state = person.flatMap(someone -> store.state(handle, link.number(), someone));
        if (person.filter(someone -> members.isMember(handle, link.place(), someone)).isPresent()) {
            return state.filter(one -> one == EnrolmentState.JOINED).isPresent() ? Threshold.JOINED : Threshold.INSIDE;
        }
        boolean closed = link.ended() || organisations.find(handle, link.place()).filter(place -> !place.closed()).isEmpty();
        if (state.filter(one -> one == EnrolmentState.WAITING).isPresent() && !closed) {
            return Threshold.WAITING;
        }
        return closed ? Threshold.ENDED : today().isBefore(link.firstDay()) ? Threshold.EARLY : today().isAfter(link.lastDay()) ? Threshold.LATE
            : !link.isFull() ? Threshold.OPEN : link.queue() ? Threshold.QUEUE : Threshold.FULL;
    }

    /** Joins, or waits, or does nothing: what came of it, {@link #door} says. */
    void join(Handle handle, long number, UUID person) {
        store.hold(handle, number);
        EnrolmentLink link = store.find(handle, number).orElseThrow(() -> new Refusal(EnrolmentProblem.LINK_UNKNOWN));
        switch (door(handle, link, Optional.of(person))) {
            case OPEN -> enter(handle, link, person);
            case QUEUE -> store.enter(handle, number, person, EnrolmentState.WAITING, clock.instant());
            case EARLY, LATE, ENDED, FULL, JOINED, WAITING, INSIDE -> { }
        }
    }

    private void enter(Handle handle, EnrolmentLink link, UUID person) {
        if (takes(handle, link.number(), organisations.find(handle, link.place()).orElseThrow(), person)) {
            store.enter(handle, link.number(), person, EnrolmentState.JOINED, clock.instant());
        }
    }

    /** Takes a place and belongs to the group, or neither. */
    private boolean takes(Handle handle, long link, Organisation place, UUID person) {
        if (!store.take(handle, link)) {
            return false;
        }
        boolean added = members.add(handle, place, person, SOURCE);
        if (!added) {
            store.free(handle, link);
        }
        return added;
    }

    /** Out of the queue, or out of the place they joined by this link. */
    void leave(Handle handle, long number, UUID person) {
        store.hold(handle, number);
        EnrolmentLink link = store.find(handle, number).orElseThrow(() -> new Refusal(EnrolmentProblem.LINK_UNKNOWN));
        store.leave(handle, number, person, EnrolmentState.WAITING, clock.instant());
        if (store.state(handle, number, person).filter(state -> state == EnrolmentState.JOINED).isPresent()) {
            members.end(handle, organisations.find(handle, link.place()).orElseThrow(), person);   // and so left() is called
        }
    }

    /** Somebody does not belong there any more, whoever ended it. */
    void left(Handle handle, Organisation place, UUID person) {
        for (long link : store.joinedBy(handle, place.number(), person)) {
            store.hold(handle, link);
            if (store.leave(handle, link, person, EnrolmentState.JOINED, clock.instant())) {
                store.free(handle, link);
                moveUp(handle, link);
            }
        }
    }

    /** After rows have changed hands. */
    void settle(Handle handle, long number) {
        store.recount(handle, number);
        moveUp(handle, number);
    }

    /** Gives free places to who waits longest, also after the last day: they came in time. */
    private void moveUp(Handle handle, long number) {
        EnrolmentLink link = store.find(handle, number).orElseThrow();
        Organisation place = organisations.find(handle, link.place()).orElseThrow();
        if (link.ended() || place.closed()) {
            return;
        }
        for (Queued next : store.queue(handle, number, link.capacity())) {
            if (members.isMember(handle, place.number(), next.person())) {   // came in by another way
                store.set(handle, next.number(), EnrolmentState.LEFT, clock.instant());
            } else if (takes(handle, number, place, next.person())) {
                store.set(handle, next.number(), EnrolmentState.JOINED, clock.instant());
                moved.up(handle, next.person());
            } else {
                return;
            }
        }
    }

    /** Before everything about somebody is erased: what they held is free. */
    void erasing(Handle handle, UUID person) {
        for (long number : store.linksOf(handle, person, EnrolmentState.JOINED)) {
            store.hold(handle, number);
            if (store.leave(handle, number, person, EnrolmentState.JOINED, clock.instant())) {
                store.free(handle, number);
                moveUp(handle, number);
            }
        }
    }
}
