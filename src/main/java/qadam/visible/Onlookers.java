package qadam.visible;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.PlacedRoles;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Language;
import qadam.web.Role;

/** Who holds a role in a place to which the person belongs, or above it: the nearest first. */
final class Onlookers {
    private final Organisations organisations;
    private final Members members;
    private final PlacedRoles roles;

    Onlookers(Organisations organisations, Members members, PlacedRoles roles) {
        this.organisations = organisations;
        this.members = members;
        this.roles = roles;
    }

    List<Onlooker> of(Handle handle, UUID person, Language language) {
        List<Onlooker> all = new ArrayList<>();
        for (long number : places(handle, person)) {
            organisations.find(handle, number).ifPresent(place -> all.addAll(at(handle, person, place, language)));
        }
        return all;
    }

    /** From each place upwards, the country last and for everybody. */
    private Set<Long> places(Handle handle, UUID person) {
        Set<Long> numbers = new LinkedHashSet<>();
        members.places(handle, person).forEach(place -> numbers.addAll(place.line().reversed()));
        numbers.remove(Organisation.ROOT);
        numbers.add(Organisation.ROOT);
        return numbers;
    }

    private List<Onlooker> at(Handle handle, UUID person, Organisation place, Language language) {
        Map<Role, Integer> held = roles.holders(handle, place.number()).stream().filter(holder -> !holder.person().equals(person))
            .collect(Collectors.groupingBy(PlacedRoles.Holder::role, TreeMap::new, Collectors.summingInt(one -> 1)));
        return held.entrySet().stream().filter(one -> sees(one.getKey()))
            .map(one -> new Onlooker(one.getKey().name().toLowerCase(Locale.ROOT), organisations.title(place, language), one.getValue())).toList();
    }

    /** An author works on courses and sees nobody. */
    private static boolean sees(Role role) {
        return switch (role) {
            case ANYONE, LEARNER, AUTHOR -> false;
            case OFFICE, ADMINISTRATOR, REGION, HEAD, TEACHER, CLERK, INVIGILATOR, EMPLOYER -> true;
        };
    }
}
