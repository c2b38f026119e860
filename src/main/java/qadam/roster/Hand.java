package qadam.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Members;
import qadam.organisation.Organisation;

/**
 * Does what a comparison finds, in transactions of some thousand rows each: learners' answers wait behind them, and a reading that was cut off
 * goes on where it stopped when it is begun again. Does nothing where only the difference is wanted.
 */
final class Hand {
    private static final int PIECE = 4_000;

    private final RosterWorks works;
    private final long roster;
    private final Optional<Lease> lease;
    private final boolean real;
    private final Map<UUID, String> people = new LinkedHashMap<>();
    private final List<RosterStore.KnownPerson> rows = new ArrayList<>();
    private final List<Members.Joining> members = new ArrayList<>();
    private final List<Consumer<Handle>> others = new ArrayList<>();

    /** @param lease of whoever really writes */
    Hand(RosterWorks works, long roster, Optional<Lease> lease) {
        this.works = works;
        this.roster = roster;
        this.lease = lease;
        this.real = lease.isPresent();
    }

    boolean isReal() {
        return real;
    }

    void person(UUID person, String name) {
        if (real) {
            people.put(person, name);
        }
    }

    void row(RosterStore.KnownPerson row) {
        if (real) {
            rows.add(row);
            flushIfMuch();
        }
    }

    void member(long place, UUID person) {
        if (real) {
            members.add(new Members.Joining(place, person));
            flushIfMuch();
        }
    }

    void also(Consumer<Handle> deed) {
        if (real) {
            others.add(deed);
            flushIfMuch();
        }
    }

    /** Makes places, each after what it lies in. */
    void make(List<Spot> spots, BiFunction<Handle, Spot, Organisation> maker) {
        for (int from = 0; real && from < spots.size(); from += PIECE / 20) {
            List<Spot> piece = spots.subList(from, Math.min(spots.size(), from + PIECE / 20));
            List<Organisation> made = works.database().write(handle -> {
                lease.orElseThrow().keep(handle);
                List<Organisation> all = new ArrayList<>();
                piece.forEach(spot -> all.add(maker.apply(handle, spot)));
                return all;
            });
            for (int i = 0; i < made.size(); i++) {
                piece.get(i).made(made.get(i));
            }
        }
    }

    private void flushIfMuch() {
        if (rows.size() + members.size() + others.size() >= PIECE) {
            flush();
        }
    }

    void flush() {
        if (people.isEmpty() && rows.isEmpty() && members.isEmpty() && others.isEmpty()) {
            return;
        }
        Instant now = works.clock().instant();
        works.database().write(handle -> {
            lease.orElseThrow().keep(handle);
            works.identity().arrivals().makeAll(handle, people);
            works.store().setPeople(handle, roster, rows, now);
            works.members().addAll(handle, members, RosterWorks.SOURCE);
            others.forEach(deed -> deed.accept(handle));
            return Optional.empty();
        });
        people.clear();
        rows.clear();
        members.clear();
        others.clear();
    }
}
