package qadam.count;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import qadam.credential.Leaf;
import qadam.log.LogFault;

/**
 * The number, computed from a log's leaves in their order and from nothing else: by the server for its page and by a stranger alike.
 * Leaves that cannot stand where they stand end it. In memory: some 250 bytes a leaf.
 */
final class Recount {
    private final List<Issued> leaves = new ArrayList<>();   // null where a leaf is no credential
    private final Map<String, Leaf.Open> opened = new HashMap<>();
    private final Map<String, Map<Cell, Long>> cells = new HashMap<>();
    private final Map<Person, List<Issued>> people = new HashMap<>();
    private final Set<Hash> commitments = new HashSet<>();
    /** Facts that many leaves share are held once. */
    private final Map<Facts, Facts> facts = new HashMap<>();

    /** From which place on leaves of a programme do not count, because it had closed. */
    private final ToLongFunction<String> closedAt;

    /** @param closedAt by the programme without its version, asked when it has opened; {@link Long#MAX_VALUE} while it is open */
    Recount(ToLongFunction<String> closedAt) {
        this.closedAt = closedAt;
    }

    Recount() {
        this(programme -> Long.MAX_VALUE);
    }

    /** A commitment's first sixteen bytes, or a tag's. */
    private record Hash(long high, long low) {
        static Hash of(String hex) {
            return new Hash(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }
    }

    private record Person(String programme, Hash tag) {
    }

    /** What of a leaf the count needs. @param counts whether its programme's version counts its track and mode */
    record Facts(String programme, String track, int level, String region, String when, String mode, boolean confirmed, boolean counts) {
        private Facts claimed() {
            return new Facts(programme, track, level, region, when, mode, true, counts);
        }
    }

    /** A credential as the log has it up to here. */
    private static final class Issued {
        private Facts facts;
        private Hash tag;   // an account's while nobody has confirmed its person; null while there is none
        private boolean revoked;
        private boolean claimedLate;   // after the programme had closed: it stays as it was

        private Issued(Facts facts, Hash tag) {
            this.facts = facts;
            this.tag = tag;
        }

        private Person person() {
            return new Person(facts.programme(), tag);
        }

        private boolean makesTrained() {
            return tag != null && facts.counts() && facts.confirmed() && !revoked;
        }
    }

    /** @throws LogFault when the leaf has no place here */
    void add(long index, String line) {
        Leaf leaf;
        try {
            leaf = Leaf.read(line);
        } catch (IllegalArgumentException notOne) {
            throw new LogFault(LogFault.Kind.NOT_A_LEAF, Long.toString(index));
        }
        add(index, leaf);
    }

    private void add(long index, Leaf leaf) {
        leaves.add(leaf instanceof Leaf.Issue issue ? issue(index, issue) : null);
        switch (leaf) {
            case Leaf.Issue issue -> { }
            case Leaf.Revoke revoke -> revoke(index, credential(index, revoke));
            case Leaf.Reinstate reinstate -> reinstate(index, credential(index, reinstate));
            case Leaf.Claim claim -> claim(index, credential(index, claim), Hash.of(claim.tag()));
            case Leaf.Open open -> open(index, open);
            case Leaf.Key key -> { }
            case Leaf.Close close -> close(index, close);
        }
    }

    private Issued issue(long index, Leaf.Issue leaf) {
        Leaf.Open open = opened.get(leaf.programme());
        require(open != null, LogFault.Kind.NOT_OPENED, index);
        require(commitments.add(Hash.of(leaf.commitment())), LogFault.Kind.COMMITMENT_TWICE, index);
        Facts fresh = new Facts(leaf.programmeId(), leaf.track(), leaf.level(), leaf.region(), leaf.week(), leaf.mode(), leaf.isConfirmed(),
            CountRule.counts(leaf, open) && index < closedAt.applyAsLong(leaf.programmeId()));
        Issued issued = new Issued(same(fresh), leaf.tag().map(Hash::of).orElse(null));
        change(issued.facts.programme(), Cell.total(Measure.ISSUED), 1);
        enter(issued);
        return issued;
    }

    private void revoke(long index, Issued issued) {
        require(!issued.revoked, LogFault.Kind.REVOKED_TWICE, index);
        leave(issued);
        issued.revoked = true;
        change(issued.facts.programme(), Cell.total(Measure.REVOKED), 1);
    }

    private void reinstate(long index, Issued issued) {
        require(issued.revoked, LogFault.Kind.NOT_REVOKED, index);
        issued.revoked = false;
        enter(issued);
        change(issued.facts.programme(), Cell.total(Measure.REVOKED), -1);
    }

    /** What nobody had confirmed, or bore no tag, is from here on this person's: the old tag counts for it no more. */
    private void claim(long index, Issued issued, Hash tag) {
        require((issued.tag == null || !issued.facts.confirmed()) && !issued.claimedLate, LogFault.Kind.HAS_A_TAG, index);
        if (index >= closedAt.applyAsLong(issued.facts.programme())) {
            issued.claimedLate = true;
            return;
        }
        leave(issued);
        issued.tag = tag;
        issued.facts = same(issued.facts.claimed());
        enter(issued);
    }

    private Facts same(Facts fresh) {
        return facts.computeIfAbsent(fresh, one -> one);
    }

    private void open(long index, Leaf.Open open) {
        require(open.rule() == CountRule.VERSION, LogFault.Kind.OTHER_RULE, index);
        require(opened.put(open.programme(), open) == null, LogFault.Kind.OPENED_TWICE, index);
    }

    private void close(long index, Leaf.Close close) {
        Leaf.Open open = opened.get(close.programme());
        require(open != null && open.keyHash().equals(close.keyHash()), LogFault.Kind.CLOSED_WRONG, index);
    }

    private Issued credential(long index, Leaf.About about) {
        Optional<Issued> found = about.index().filter(place -> place < index).map(place -> leaves.get(Math.toIntExact(place)));
        return found.orElseThrow(() -> new LogFault(LogFault.Kind.NO_SUCH_LEAF, Long.toString(index)));
    }

    /** The person's counting leaf joins their others. */
    private void enter(Issued issued) {
        if (issued.tag != null && issued.facts.counts() && !issued.revoked) {
            List<Issued> all = people.computeIfAbsent(issued.person(), person -> new ArrayList<>(1));
            Set<Cell> before = cells(all);
            all.add(issued);
            move(issued.facts.programme(), before, cells(all));
        }
    }

    private void leave(Issued issued) {
        if (issued.tag != null && issued.facts.counts() && !issued.revoked) {
            List<Issued> all = people.get(issued.person());
            Set<Cell> before = cells(all);
            all.remove(issued);
            move(issued.facts.programme(), before, cells(all));
        }
    }

    private static Set<Cell> cells(Collection<Issued> leaves) {
        return leaves.isEmpty() ? Set.of() : CountRule.cells(leaves.stream().map(issued -> issued.facts).toList());
    }

    private void move(String programme, Set<Cell> before, Set<Cell> after) {
        after.stream().filter(cell -> !before.contains(cell)).forEach(cell -> change(programme, cell, 1));
        before.stream().filter(cell -> !after.contains(cell)).forEach(cell -> change(programme, cell, -1));
    }

    private void change(String programme, Cell cell, long by) {
        cells.computeIfAbsent(programme, first -> new HashMap<>()).merge(cell, by, Long::sum);
    }

    private static void require(boolean right, LogFault.Kind kind, long index) {
        if (!right) {
            throw new LogFault(kind, Long.toString(index));
        }
    }

    /** Programmes that have opened, without their versions. */
    Set<String> programmes() {
        Set<String> ids = new TreeSet<>();
        opened.keySet().forEach(version -> ids.add(version.substring(0, version.indexOf('@'))));
        return ids;
    }

    /** Each trained person once, by the first leaf that makes them so. */
    List<TrainedPerson> trained(String programme) {
        List<TrainedPerson> trained = new ArrayList<>();
        Set<Hash> seen = new HashSet<>();
        for (int place = 0; place < leaves.size(); place++) {
            Issued issued = leaves.get(place);
            if (issued != null && issued.facts.programme().equals(programme) && issued.makesTrained() && seen.add(issued.tag)) {
                Facts of = issued.facts;
                trained.add(new TrainedPerson(place, programme, of.track(), of.level(), of.region(), of.when(), of.mode()));
            }
        }
        return trained;
    }

    /** A programme's numbers; those that are zero are left out. */
    Map<Cell, Long> cells(String programme) {
        Map<Cell, Long> all = new HashMap<>(cells.getOrDefault(programme, Map.of()));
        all.values().removeIf(number -> number == 0);
        return all;
    }
}
