package qadam.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;

/** Which places somebody's questions are counted for, and which switches reach them. */
final class Reached {
    private final Organisations organisations;
    private final Members members;

    Reached(Organisations organisations, Members members) {
        this.organisations = organisations;
        this.members = members;
    }

    /** Every place to which they belong with all that it lies in, the country not among them. */
    Set<Long> all(Handle handle, UUID person) {
        return lines(members.places(handle, person));
    }

    /** Of those the schools, agencies and what lies above: of a class there are no sums. */
    Set<Long> responsible(Handle handle, UUID person) {
        return lines(members.places(handle, person).stream().map(place -> organisations.responsible(handle, place).orElse(place)).toList());
    }

    private static Set<Long> lines(List<Organisation> places) {
        Set<Long> numbers = new TreeSet<>();
        places.forEach(place -> numbers.addAll(place.line()));
        numbers.remove(Organisation.ROOT);
        return numbers;
    }

    Optional<Organisation> find(Handle handle, long number) {
        return organisations.find(handle, number);
    }
}
