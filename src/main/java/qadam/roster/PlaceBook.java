package qadam.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Kind;
import qadam.organisation.NewPlace;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Region;
import qadam.shared.Regions;

/** The list's places laid beside the tree: which are there, which are to be made, which cannot be. Of one reading. */
final class PlaceBook {
    private static final String BIN = "[0-9]{12}";

    private final Organisation top;
    private final RosterFile file;
    private final Keys keys;
    private final Tally tally;
    private final Hand hand;
    private final RosterWorks works;
    private final Set<Part> unreadable;
    private final Map<Long, Organisation> tree = new LinkedHashMap<>();
    private final Map<String, RosterStore.KnownPlace> known = new HashMap<>();
    private final Map<Long, Long> others;
    private final Map<String, Organisation> byCode = new HashMap<>();
    private final Map<String, Organisation> groups = new HashMap<>();
    private final Map<String, Region> regions = new HashMap<>();
    private final Map<String, OrgRow> rows = new LinkedHashMap<>();
    private final Map<String, Spot> orgs = new HashMap<>();
    private final Map<String, Reason> refusedOrgs = new HashMap<>();
    private final Map<String, Spot> classes = new HashMap<>();
    private final Set<String> refusedClasses = new HashSet<>();
    /** Numbers of places that the list names. */
    private final Set<Long> named = new HashSet<>();
    /** Numbers of schools that it names and that no list has kept so far. */
    private final Set<Long> claimed = new HashSet<>();
    /** Numbers of places that it opens again. */
    private final Set<Long> reopened = new HashSet<>();
    /** Numbers of known places that it names in a row that was refused: nothing in them is judged. */
    private final Set<Long> held = new HashSet<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<Long, Boolean> spoken = new HashMap<>();
    private final List<Spot> toMake = new ArrayList<>();
    private final Map<Spot, Made> makings = new HashMap<>();
    private long next = -1;

    private record OrgRow(Row row, String parent) {
    }

    private record Made(String key, Optional<String> code, Optional<Integer> grade) {
    }

    PlaceBook(Handle handle, RosterWorks works, Organisation top, RosterFile file, Keys keys, Tally tally, Hand hand,
              Set<Part> unreadable) {
        this.unreadable = unreadable;
        this.works = works;
        this.top = top;
        this.file = file;
        this.keys = keys;
        this.tally = tally;
        this.hand = hand;
        works.organisations().branch(handle, top).forEach(this::add);
        works.store().places(handle, top.number()).stream().filter(one -> tree.containsKey(one.organisation())).forEach(one -> known.put(one.key(), one));
        this.others = works.store().keptByOthers(handle, top.number());
        for (Region region : new Regions().all()) {
            regions.put(folded(region.id()), region);
            for (Language language : Language.values()) {
                regions.put(folded(region.name().in(language)), region);
            }
        }
    }

    private void add(Organisation place) {
        tree.put(place.number(), place);
        place.code().ifPresent(code -> byCode.put(code, place));
        if (place.kind().isGroup()) {
            groups.putIfAbsent(place.parent().orElseThrow() + " " + folded(place.name()), place);
        }
    }

    static String folded(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    // ── schools and what they lie in ──

    void readOrganisations(LongConsumer progress) {
        file.read(Part.ORGS, taker(Part.ORGS, row -> {
            OrgRow before = rows.putIfAbsent(row.id(), new OrgRow(row, row.get("parentSourcedId")));
            if (before != null) {
                tally.refuse(Refused.of(row, Reason.DOUBLE, before.row.line()));
            }
        }), progress);
        markCycles();
        rows.keySet().forEach(id -> {
            Optional<Reason> reason = refusal(id);
            reason.ifPresent(why -> tally.refuse(Refused.of(rows.get(id).row, why)));
        });
        make();
    }

    private RosterFile.Taker taker(Part part, Consumer<Row> each) {
        return new RosterFile.Taker() {
            @Override
            public void take(Row row) {
                if (!row.get("status").isEmpty() && !row.get("status").equals("active")) {
                    hold(row);
                    tally.refuse(Refused.of(row, Reason.STATUS));
                } else {
                    each.accept(row);
                }
            }

            @Override
            public void refuse(Refused refused) {
                unreadable.add(part);
                tally.refuse(refused);
            }
        };
    }

    /** A place that the list names in a row that cannot be taken stays as it is. */
    private void hold(Row row) {
        if (row.part() == Part.ORGS) {
            refuseOrg(row.id(), Reason.STATUS);
        } else {
            Optional.ofNullable(known.get(keys.place(row.get("schoolSourcedId"), row.id()))).ifPresent(one -> held.add(one.organisation()));
            refusedClasses.add(row.id());
        }
    }

    /** Walks up from each; what comes back to itself is refused, and so is all that hangs on it. */
    private void markCycles() {
        Set<String> good = new HashSet<>();
        for (String id : rows.keySet()) {
            Set<String> way = new LinkedHashSet<>();
            String at = id;
            while (rows.containsKey(at) && !good.contains(at) && !refusedOrgs.containsKey(at) && way.add(at)) {
                at = rows.get(at).parent;
            }
            if (way.contains(at)) {
                boolean inside = false;
                for (String one : way) {
                    inside |= one.equals(at);
                    if (inside) {
                        refuseOrg(one, Reason.CYCLE);
                    }
                }
            } else {
                good.addAll(way);
            }
        }
    }

    private void refuseOrg(String id, Reason reason) {
        refusedOrgs.put(id, reason);
        Optional.ofNullable(known.get(keys.place("", id))).ifPresent(one -> held.add(one.organisation()));
    }

    /** Finds the place of a row, or why there is none; parents first, without recursion into a cycle. */
    private Optional<Reason> refusal(String id) {
        if (orgs.containsKey(id)) {
            return Optional.empty();
        }
        if (refusedOrgs.containsKey(id)) {
            return Optional.of(refusedOrgs.get(id));
        }
        List<String> way = new ArrayList<>();
        for (String at = id; rows.containsKey(at) && !orgs.containsKey(at) && !refusedOrgs.containsKey(at); at = rows.get(at).parent) {
            way.add(at);
        }
        way.reversed().forEach(this::settle);
        return Optional.ofNullable(refusedOrgs.get(id));
    }

    private void settle(String id) {
        OrgRow org = rows.get(id);
        String parent = org.parent;
        Reason reason = null;
        Spot spot = null;
        if (!parent.isEmpty() && !orgs.containsKey(parent)) {
            reason = rows.containsKey(parent) || refusedOrgs.containsKey(parent) ? refusedOrgs.get(parent) == Reason.OUTSIDE ? Reason.OUTSIDE : Reason.REFUSED_ABOVE : Reason.UNKNOWN_ORGANISATION;
        } else {
            Placed placed = file.isWhole() ? place(id, org.row, orgs.get(parent)) : byNameOrCode(org.row).claimedBy(this);
            reason = placed.reason;
            spot = placed.spot;
        }
        if (reason != null) {
            refuseOrg(id, reason);
        } else {
            orgs.put(id, spot);
            if (!file.isWhole() && !claimed.contains(spot.number()) || spot.kind == Kind.COUNTRY || spot.kind == Kind.REGION || spot.number() == top.number()) {
                tally.count(Matter.PLACES, Outcome.SAME);   // what is there anyway; schools are counted where they are found
            }
        }
    }

    private record Placed(Spot spot, Reason reason) {
        static Placed at(Organisation place) {
            return new Placed(Spot.found(place), null);
        }

        static Placed no(Reason reason) {
            return new Placed(null, reason);
        }

        Placed claimedBy(PlaceBook book) {
            if (spot != null) {
                spot.place().ifPresent(book::claim);
            }
            return this;
        }
    }

    private Placed place(String id, Row row, Spot parent) {
        return switch (row.get("type")) {
            case "national", "district", "local" -> Placed.at(parent == null || row.get("type").equals("national") ? top : parent.place().orElse(top));
            case "state" -> region(row);
            case "school" -> school(id, row, parent);
            case "department" -> parent == null || parent.kind != Kind.AGENCY && parent.kind != Kind.DEPARTMENT ? Placed.no(Reason.NOT_HERE)
                : placeIn(parent, Kind.DEPARTMENT, row.get("name"), new Made(keys.place("", id), Optional.empty(), Optional.empty()), Matter.PLACES);
            default -> Placed.no(Reason.TYPE);
        };
    }

    /** A region of the country; above the place that the list is of it only holds together what lies in it. */
    private Placed region(Row row) {
        Optional<Region> region = Optional.ofNullable(regions.get(folded(row.get("identifier")))).or(() -> Optional.ofNullable(regions.get(folded(row.get("name")))));
        if (region.isEmpty()) {
            return Placed.no(Reason.REGION_UNKNOWN);
        }
        Optional<Organisation> inTree = tree.values().stream().filter(place -> place.kind() == Kind.REGION && place.region().equals(Optional.of(region.get().id()))).findFirst();
        if (inTree.isPresent()) {
            return Placed.at(inTree.get());
        }
        return top.region().equals(Optional.of(region.get().id())) ? Placed.at(top) : Placed.no(Reason.OUTSIDE);
    }

    private Placed school(String id, Row row, Spot parent) {
        String key = keys.place("", id);
        Optional<String> code = Optional.of(row.get("identifier")).filter(text -> text.matches(BIN));
        if (top.kind() == Kind.SCHOOL || top.kind() == Kind.AGENCY) {
            return ownSchool(code);
        }
        Made made = new Made(key, code, Optional.empty());
        RosterStore.KnownPlace before = known.get(key);
        if (code.isPresent() && !key.equals(codes.computeIfAbsent(code.get(), first -> key))) {
            return Placed.no(Reason.CODE_TAKEN);
        }
        if (before != null) {
            boolean others = code.flatMap(this::owner).filter(owner -> owner != before.organisation()).isPresent();
            return others ? Placed.no(Reason.CODE_TAKEN) : placeIn(parent, Kind.SCHOOL, row.get("name"), made, Matter.PLACES);
        }
        if (code.isPresent()) {
            Organisation same = byCode.get(code.get());
            if (same != null) {
                return adopt(same, made, Matter.PLACES);
            }
            if (owner(code.get()).isPresent()) {
                return Placed.no(Reason.CODE_TAKEN);
            }
        }
        Spot region = parent == null && top.kind() == Kind.REGION ? Spot.found(top) : parent;
        if (region == null || region.kind != Kind.REGION) {
            return Placed.no(region == null || region.kind == Kind.COUNTRY ? Reason.REGION_UNKNOWN : Reason.NOT_HERE);
        }
        return placeIn(region, Kind.SCHOOL, row.get("name"), made, Matter.PLACES);
    }

    /** Whose BIN it is, wherever in the country. */
    private Optional<Long> owner(String code) {
        return Optional.ofNullable(byCode.get(code)).or(() -> works.database().read(handle -> works.organisations().byCode(handle, code))).map(Organisation::number);
    }

    /** In a list of one school there is one school: this one, by its BIN where both tell one. */
    private Placed ownSchool(Optional<String> code) {
        boolean sameCode = code.isPresent() && code.equals(top.code());
        long schools = rows.values().stream().filter(one -> one.row.get("type").equals("school")).count();
        boolean onlyOne = schools == 1 && (code.isEmpty() || top.code().isEmpty());
        return sameCode || onlyOne ? Placed.at(top) : Placed.no(Reason.OUTSIDE);
    }

    private Placed byNameOrCode(Row row) {
        String said = row.get("identifier");
        boolean ofOne = top.kind() == Kind.SCHOOL || top.kind() == Kind.AGENCY;
        if (said.isEmpty()) {
            return ofOne ? Placed.at(top) : Placed.no(Reason.MISSING);
        }
        List<Organisation> found = tree.values().stream().filter(place -> place.kind() == Kind.SCHOOL || place.kind() == Kind.AGENCY)
            .filter(place -> place.code().equals(Optional.of(said)) || folded(place.name()).equals(folded(said))).toList();
        if (found.size() != 1) {
            return Placed.no(ofOne ? Reason.OUTSIDE : Reason.UNKNOWN_ORGANISATION);
        }
        return others.containsKey(found.getFirst().number()) ? Placed.no(Reason.OTHER_ROSTER)
            : found.getFirst().closed() ? Placed.no(Reason.CLOSED) : Placed.at(found.getFirst());
    }

    /** A school that a list names is kept by this list from then on, also when it names it by a name and not in a tree of its own. */
    private void claim(Organisation place) {
        if (place.number() != top.number() && known.values().stream().noneMatch(one -> one.organisation() == place.number() && !one.left()) && claimed.add(place.number())) {
            hand.also(handle -> works.store().addPlace(handle, top.number(), keys.place("", "@" + place.number()), place.number(), false));
            tally.count(Matter.PLACES, Outcome.CHANGED);
        }
    }

    // ── classes ──

    void readClasses(LongConsumer progress) {
        file.read(Part.CLASSES, taker(Part.CLASSES, row -> {
            if (classes.containsKey(row.id()) || refusedClasses.contains(row.id())) {
                tally.refuse(Refused.of(row, Reason.DOUBLE));
                return;
            }
            Placed placed = group(row);
            if (placed.reason != null) {
                hold(row);
                tally.refuse(Refused.of(row, placed.reason));
            } else {
                classes.put(row.id(), placed.spot);
            }
        }), progress);
        make();
    }

    private Placed group(Row row) {
        Spot school = orgs.get(row.get("schoolSourcedId"));
        if (school == null) {
            Reason above = refusedOrgs.get(row.get("schoolSourcedId"));
            return Placed.no(above == Reason.OUTSIDE ? Reason.OUTSIDE : above != null ? Reason.REFUSED_ABOVE : Reason.UNKNOWN_ORGANISATION);
        }
        Kind kind = school.kind == Kind.SCHOOL ? Kind.CLASS : Kind.DEPARTMENT;
        if (!school.kind.children().contains(kind)) {
            return Placed.no(Reason.NOT_HERE);
        }
        Optional<Integer> grade = kind == Kind.CLASS ? grade(row.get("grades")) : Optional.empty();
        if (kind == Kind.CLASS && grade.isEmpty() && !row.get("grades").isEmpty() && !row.get("grades").matches("(IT|PR|PK|TK|KG|PS|UG|Other)(,.*)?")) {
            return Placed.no(Reason.GRADE);
        }
        Made made = new Made(keys.place(row.get("schoolSourcedId"), row.id()), Optional.empty(), grade);
        Organisation byHand = known.containsKey(made.key) || school.place().isEmpty() ? null : groups.get(school.number() + " " + folded(row.get("title")));
        if (byHand != null && !named.contains(byHand.number()) && known.values().stream().noneMatch(one -> one.organisation() == byHand.number())) {
            return adopt(byHand, made, Matter.GROUPS);
        }
        return placeIn(school, kind, row.get("title"), made, Matter.GROUPS);
    }

    /** The youngest of those that are named: age follows from it, and too young errs on the safe side. */
    private static Optional<Integer> grade(String grades) {
        return java.util.Arrays.stream(grades.split(",")).map(String::strip).filter(text -> text.matches("0?[0-9]|1[0-2]")).map(Integer::parseInt).min(Integer::compare);
    }

    // ── finding and making ──

    private Placed adopt(Organisation place, Made made, Matter matter) {
        if (others.containsKey(place.number())) {
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

    private Placed placeIn(Spot parent, Kind kind, String name, Made made, Matter matter) {
        if (name.length() > 200) {
            return Placed.no(Reason.TOO_LONG);
        }
        RosterStore.KnownPlace before = known.get(made.key);
        if (before != null) {
            return again(before, name, made, matter);
        }
        if (parent.place().filter(this::isShut).isPresent()) {
            return Placed.no(Reason.CLOSED);
        }
        Spot spot = Spot.toBeMade(kind, name, parent, next--);
        makings.put(spot, made);
        toMake.add(spot);
        tally.count(matter, Outcome.NEW);
        return new Placed(spot, null);
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

    private void make() {
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

    // ── what others ask ──

    Optional<Spot> organisation(String id) {
        return Optional.ofNullable(orgs.get(id));
    }

    Reason noOrganisation(String id) {
        Reason above = refusedOrgs.get(id);
        return above == null ? Reason.UNKNOWN_ORGANISATION : above == Reason.OUTSIDE ? Reason.OUTSIDE : Reason.REFUSED_ABOVE;
    }

    Optional<Spot> group(String id) {
        return Optional.ofNullable(classes.get(id));
    }

    Reason noGroup(String id) {
        return refusedClasses.contains(id) ? Reason.REFUSED_ABOVE : Reason.UNKNOWN_CLASS;
    }

    /** Whether a number is of a place that this reading may change people of: it lies in the branch and is kept by nobody else. */
    boolean isOurs(long place) {
        return tree.containsKey(place) && !others.containsKey(place);
    }

    Organisation tree(long place) {
        return tree.get(place);
    }

    boolean isGroup(long place) {
        return tree.containsKey(place) && tree.get(place).kind().isGroup();
    }

    /** Whether whoever is missing there has left: everywhere in a whole list, else in the organisations that it names. */
    boolean speaksOf(long place) {
        return file.isWhole() || spoken.computeIfAbsent(place, number -> {
            Organisation asked = tree.get(number);
            return asked != null && orgs.values().stream().anyMatch(spot -> spot.place().filter(one -> asked.isWithin(one.number())).isPresent());
        });
    }

    boolean isHeld(long place) {
        Organisation asked = held.isEmpty() ? null : tree.get(place);
        return asked != null && asked.line().stream().anyMatch(held::contains);
    }

    /** Closes what the list has made and does not name any more. */
    void sweep() {
        for (RosterStore.KnownPlace one : known.values()) {
            Organisation place = tree.get(one.organisation());
            boolean group = place.kind().isGroup();
            boolean told = group ? file.parts().contains(Part.CLASSES) && speaksOf(place.number()) : file.isWhole();
            if (one.left() || named.contains(place.number()) || !told || isHeld(place.number())) {
                continue;
            }
            tally.count(group ? Matter.GROUPS : Matter.PLACES, Outcome.LEFT);
            hand.also(handle -> {
                if (one.made()) {
                    works.organisations().close(handle, place);
                }
                works.store().setPlaceLeft(handle, place.number(), Optional.of(works.clock().instant()));
            });
        }
    }
}
