package qadam.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;

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
    private final PlaceTree tree;
    private final PlaceMaker maker;
    private final Map<String, OrgRow> rows = new LinkedHashMap<>();
    private final Map<String, Spot> orgs = new HashMap<>();
    private final Map<String, Reason> refusedOrgs = new HashMap<>();
    private final Map<String, Spot> classes = new HashMap<>();
    private final Set<String> refusedClasses = new HashSet<>();
    /** Numbers of known places that it names in a row that was refused: nothing in them is judged. */
    private final Set<Long> held = new HashSet<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<Long, Boolean> spoken = new HashMap<>();

    private record OrgRow(Row row, String parent) {
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
        this.tree = new PlaceTree(handle, works, top);
        this.maker = new PlaceMaker(works, top, tree, tally, hand);
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
        maker.make();
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
            tree.known(keys.place(row.get("schoolSourcedId"), row.id())).ifPresent(one -> held.add(one.organisation()));
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
        tree.known(keys.place("", id)).ifPresent(one -> held.add(one.organisation()));
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
            Placed placed = file.isWhole() ? place(id, org.row, orgs.get(parent)) : tree.called(org.row.get("identifier"));
            reason = placed.reason();
            spot = placed.spot();
        }
        if (reason != null) {
            refuseOrg(id, reason);
        } else {
            orgs.put(id, spot);
            boolean claimed = !file.isWhole() && maker.claim(spot.place().orElseThrow(), keys.place("", "@" + spot.number()));
            if (!file.isWhole() && !claimed || spot.kind == Kind.COUNTRY || spot.kind == Kind.REGION || spot.number() == top.number()) {
                tally.count(Matter.PLACES, Outcome.SAME);   // what is there anyway; schools are counted where they are found
            }
        }
    }

    private Placed place(String id, Row row, Spot parent) {
        return switch (row.get("type")) {
            case "national", "district", "local" -> Placed.at(parent == null || row.get("type").equals("national") ? top : parent.place().orElse(top));
            case "state" -> tree.region(row);
            case "school" -> school(id, row, parent);
            case "department" -> parent == null || parent.kind != Kind.AGENCY && parent.kind != Kind.DEPARTMENT ? Placed.no(Reason.NOT_HERE)
                : maker.placeIn(parent, Kind.DEPARTMENT, row.get("name"), new PlaceMaker.Made(keys.place("", id), Optional.empty(), Optional.empty()), Matter.PLACES);
            default -> Placed.no(Reason.TYPE);
        };
    }

    private Placed school(String id, Row row, Spot parent) {
        String key = keys.place("", id);
        Optional<String> code = Optional.of(row.get("identifier")).filter(text -> text.matches(BIN));
        if (top.kind() == Kind.SCHOOL || top.kind() == Kind.AGENCY) {
            return ownSchool(code);
        }
        PlaceMaker.Made made = new PlaceMaker.Made(key, code, Optional.empty());
        Optional<RosterStore.KnownPlace> before = tree.known(key);
        if (code.isPresent() && !key.equals(codes.computeIfAbsent(code.get(), first -> key))) {
            return Placed.no(Reason.CODE_TAKEN);
        }
        if (before.isPresent()) {
            boolean others = code.flatMap(tree::owner).filter(owner -> owner != before.get().organisation()).isPresent();
            return others ? Placed.no(Reason.CODE_TAKEN) : maker.placeIn(parent, Kind.SCHOOL, row.get("name"), made, Matter.PLACES);
        }
        if (code.isPresent()) {
            Optional<Organisation> same = tree.byCode(code.get());
            if (same.isPresent()) {
                return maker.adopt(same.get(), made, Matter.PLACES);
            }
            if (tree.owner(code.get()).isPresent()) {
                return Placed.no(Reason.CODE_TAKEN);
            }
        }
        Spot region = parent == null && top.kind() == Kind.REGION ? Spot.found(top) : parent;
        if (region == null || region.kind != Kind.REGION) {
            return Placed.no(region == null || region.kind == Kind.COUNTRY ? Reason.REGION_UNKNOWN : Reason.NOT_HERE);
        }
        return maker.placeIn(region, Kind.SCHOOL, row.get("name"), made, Matter.PLACES);
    }

    /** In a list of one school there is one school: this one, by its BIN where both tell one. */
    private Placed ownSchool(Optional<String> code) {
        boolean sameCode = code.isPresent() && code.equals(top.code());
        long schools = rows.values().stream().filter(one -> one.row.get("type").equals("school")).count();
        boolean onlyOne = schools == 1 && (code.isEmpty() || top.code().isEmpty());
        return sameCode || onlyOne ? Placed.at(top) : Placed.no(Reason.OUTSIDE);
    }

    // ── classes ──

    void readClasses(LongConsumer progress) {
        file.read(Part.CLASSES, taker(Part.CLASSES, row -> {
            if (classes.containsKey(row.id()) || refusedClasses.contains(row.id())) {
                tally.refuse(Refused.of(row, Reason.DOUBLE));
                return;
            }
            Placed placed = group(row);
            if (placed.reason() != null) {
                hold(row);
                tally.refuse(Refused.of(row, placed.reason()));
            } else {
                classes.put(row.id(), placed.spot());
            }
        }), progress);
        maker.make();
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
        PlaceMaker.Made made = new PlaceMaker.Made(keys.place(row.get("schoolSourcedId"), row.id()), Optional.empty(), grade);
        Optional<Organisation> byHand = tree.known(made.key()).isPresent() || school.place().isEmpty() ? Optional.empty() : tree.group(school.number(), row.get("title"))
            .filter(one -> !maker.isNamed(one.number()) && tree.known().stream().noneMatch(kept -> kept.organisation() == one.number()));
        if (byHand.isPresent()) {
            return maker.adopt(byHand.get(), made, Matter.GROUPS);
        }
        return maker.placeIn(school, kind, row.get("title"), made, Matter.GROUPS);
    }

    /** The youngest of those that are named: age follows from it, and too young errs on the safe side. */
    private static Optional<Integer> grade(String grades) {
        return java.util.Arrays.stream(grades.split(",")).map(String::strip).filter(text -> text.matches("0?[0-9]|1[0-2]")).map(Integer::parseInt).min(Integer::compare);
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
        return tree.get(place) != null && !tree.isOthers(place);
    }

    Organisation tree(long place) {
        return tree.get(place);
    }

    boolean isGroup(long place) {
        return tree.get(place) != null && tree.get(place).kind().isGroup();
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
        for (RosterStore.KnownPlace one : tree.known()) {
            Organisation place = tree.get(one.organisation());
            boolean group = place.kind().isGroup();
            boolean told = group ? file.parts().contains(Part.CLASSES) && speaksOf(place.number()) : file.isWhole();
            if (one.left() || maker.isNamed(place.number()) || !told || isHeld(place.number())) {
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
