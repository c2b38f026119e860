package qadam.roster;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Region;
import qadam.shared.Regions;

/** What there is before a list is read: the branch that it may speak of, by all that it may call a place, and what lists keep. Of one reading. */
final class PlaceTree {
    private final RosterWorks works;
    private final Organisation top;
    private final Map<Long, Organisation> places = new LinkedHashMap<>();
    private final Map<String, RosterStore.KnownPlace> known = new HashMap<>();
    private final Map<Long, Long> others;
    private final Map<String, Organisation> byCode = new HashMap<>();
    private final Map<String, Organisation> groups = new HashMap<>();
    private final Map<String, Region> regions = new HashMap<>();

    PlaceTree(Handle handle, RosterWorks works, Organisation top) {
        this.works = works;
        this.top = top;
        works.organisations().branch(handle, top).forEach(this::add);
        works.store().places(handle, top.number()).stream().filter(one -> places.containsKey(one.organisation())).forEach(one -> known.put(one.key(), one));
        this.others = works.store().keptByOthers(handle, top.number());
        for (Region region : new Regions().all()) {
            regions.put(folded(region.id()), region);
            for (Language language : Language.values()) {
                regions.put(folded(region.name().in(language)), region);
            }
        }
    }

    private void add(Organisation place) {
        places.put(place.number(), place);
        place.code().ifPresent(code -> byCode.put(code, place));
        if (place.kind().isGroup()) {
            groups.putIfAbsent(place.parent().orElseThrow() + " " + folded(place.name()), place);
        }
    }

    static String folded(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Null of what lies outside. */
    Organisation get(long place) {
        return places.get(place);
    }

    boolean isOthers(long place) {
        return others.containsKey(place);
    }

    /** What this list has named before. */
    Collection<RosterStore.KnownPlace> known() {
        return known.values();
    }

    Optional<RosterStore.KnownPlace> known(String key) {
        return Optional.ofNullable(known.get(key));
    }

    Optional<Organisation> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whose BIN it is, wherever in the country. */
    Optional<Long> owner(String code) {
        return byCode(code).or(() -> works.database().read(handle -> works.organisations().byCode(handle, code))).map(Organisation::number);
    }

    Optional<Organisation> group(long school, String title) {
        return Optional.ofNullable(groups.get(school + " " + folded(title)));
    }

    /** A region of the country; above the place that the list is of it only holds together what lies in it. */
    Placed region(Row row) {
        Optional<Region> region = Optional.ofNullable(regions.get(folded(row.get("identifier")))).or(() -> Optional.ofNullable(regions.get(folded(row.get("name")))));
        if (region.isEmpty()) {
            return Placed.no(Reason.REGION_UNKNOWN);
        }
        Optional<Organisation> inTree = places.values().stream().filter(place -> place.kind() == Kind.REGION && place.region().equals(Optional.of(region.get().id()))).findFirst();
        if (inTree.isPresent()) {
            return Placed.at(inTree.get());
        }
        return top.region().equals(Optional.of(region.get().id())) ? Placed.at(top) : Placed.no(Reason.OUTSIDE);
    }

    /** A school or an agency as our own template names it. */
    Placed called(String said) {
        boolean ofOne = top.kind() == Kind.SCHOOL || top.kind() == Kind.AGENCY;
        if (said.isEmpty()) {
            return ofOne ? Placed.at(top) : Placed.no(Reason.MISSING);
        }
        List<Organisation> found = places.values().stream().filter(place -> place.kind() == Kind.SCHOOL || place.kind() == Kind.AGENCY)
            .filter(place -> place.code().equals(Optional.of(said)) || folded(place.name()).equals(folded(said))).toList();
        if (found.size() != 1) {
            return Placed.no(ofOne ? Reason.OUTSIDE : Reason.UNKNOWN_ORGANISATION);
        }
        return isOthers(found.getFirst().number()) ? Placed.no(Reason.OTHER_ROSTER)
            : found.getFirst().closed() ? Placed.no(Reason.CLOSED) : Placed.at(found.getFirst());
    }
}
