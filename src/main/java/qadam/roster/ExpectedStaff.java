package qadam.roster;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.PlacedRoles;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Role;

/**
 * Staff whom a list names. Whoever runs the place invites each by a link of their own; whoever accepts it is from then on the one whom
 * the list means. No file gives a right.
 */
final class ExpectedStaff {
    private static final int SHOWN = 200;
    private static final Set<Role> OF_HEADS = EnumSet.of(Role.TEACHER, Role.INVIGILATOR);
    private static final Set<Role> OF_OFFICES = EnumSet.of(Role.HEAD);

    private final RosterWorks works;

    ExpectedStaff(RosterWorks works) {
        this.works = works;
    }

    private static Set<Role> mayGive(Set<Role> held) {
        Set<Role> all = EnumSet.noneOf(Role.class);
        if (held.contains(Role.HEAD)) {
            all.addAll(OF_HEADS);
        }
        if (held.contains(Role.REGION) || held.contains(Role.OFFICE) || held.contains(Role.ADMINISTRATOR)) {
            all.addAll(OF_OFFICES);
        }
        return all;
    }

    private record Found(RosterStore.Expected expected, Organisation place) {
    }

    /** Those whom the reader may invite and who do not hold what they are expected to. */
    List<Invitee> of(Organisation place, Set<Role> held, Language language) {
        Set<Role> mayGive = mayGive(held);
        if (mayGive.isEmpty()) {
            return List.of();
        }
        new Invited(works).settle(works.database().read(handle -> expected(handle, place, mayGive).stream().flatMap(one -> one.expected.offered().stream()).toList()), Optional.empty());
        return works.database().read(handle -> of(handle, place, mayGive, language));
    }

    List<Invitee> of(Handle handle, Organisation place, Set<Role> roles, Language language) {
        List<Found> found = expected(handle, place, roles).stream().filter(one -> !one.place.closed()).toList();
        Map<UUID, List<PlacedRoles.Held>> held = roles().ofEach(handle, found.stream().map(one -> one.expected.person()).collect(Collectors.toSet()));
        List<Found> shown = found.stream().filter(one -> !holds(held.getOrDefault(one.expected.person(), List.of()), one.expected)).limit(SHOWN).toList();
        Map<UUID, String> names = works.identity().people().names(handle, shown.stream().map(one -> one.expected.person()).toList());
        return shown.stream().map(one -> new Invitee(Ids.hex(one.expected.person()), names.get(one.expected.person()), one.expected.role().name().toLowerCase(Locale.ROOT),
            one.place.number(), works.organisations().title(one.place, language), one.expected.hash().isPresent())).toList();
    }

    private static boolean holds(List<PlacedRoles.Held> all, RosterStore.Expected one) {
        return all.stream().anyMatch(held -> held.role() == one.role() && held.place() == one.organisation());
    }

    /** In two questions, however many there are: in a region or the country those that an office invites are expected above classes. */
    private List<Found> expected(Handle handle, Organisation place, Set<Role> roles) {
        boolean office = place.kind() == Kind.COUNTRY || place.kind() == Kind.REGION;
        Map<Long, Organisation> branch = (office ? works.organisations().aboveGroups(handle, place) : works.organisations().branch(handle, place)).stream()
            .collect(Collectors.toMap(Organisation::number, one -> one));
        List<RosterStore.Expected> all = place.kind() == Kind.COUNTRY ? works.store().expectedAs(handle, roles) : works.store().expectedIn(handle, List.copyOf(branch.keySet()));
        return all.stream().filter(one -> roles.contains(one.role()) && branch.containsKey(one.organisation())).map(one -> new Found(one, branch.get(one.organisation()))).toList();
    }

    private PlacedRoles roles() {
        return works.identity().placedRoles();
    }

    /** @return the address of a new one-time link, to be shown once @throws Refusal when nobody of that kind is expected there by this reader */
    String invite(Organisation place, Set<Role> held, UUID maker, UUID person, String role, long where) {
        Role wanted = mayGive(held).stream().filter(one -> one.name().toLowerCase(Locale.ROOT).equals(role)).findFirst()
            .orElseThrow(() -> new Refusal(RosterProblem.NOT_EXPECTED));
        return works.database().write(handle -> {
            RosterStore.Expected expected = works.organisations().find(handle, where).filter(one -> one.isWithin(place.number()) && !one.closed())
                .flatMap(one -> works.store().expected(handle, where, person, wanted)).orElseThrow(() -> new Refusal(RosterProblem.NOT_EXPECTED));
            String link = roles().offer(handle, wanted, where, maker);
            works.store().offered(handle, expected, roles().mark(link));
            return link;
        });
    }
}
