package qadam.roster;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Notes who has come by the links that were made for a list's staff: their account is the one that the list means. */
final class Invited {
    private final RosterWorks works;

    Invited(RosterWorks works) {
        this.works = works;
    }

    record Come(RosterStore.Offered offered, UUID person) {
    }

    /** Of one list, whatever the role: whom it drops next must be known by the account that holds the right. */
    void settle(long roster, Optional<UUID> actor) {
        note(works.database().read(handle -> come(handle, works.store().offered(handle, roster))), actor);
    }

    void settle(List<RosterStore.Offered> offered, Optional<UUID> actor) {
        note(works.database().read(handle -> come(handle, offered)), actor);
    }

    List<Come> come(Handle handle, List<RosterStore.Offered> offered) {
        Map<String, UUID> accepted = works.identity().placedRoles().acceptedBy(handle, offered.stream().map(RosterStore.Offered::hash).toList());
        return offered.stream().flatMap(one -> Optional.ofNullable(accepted.get(HexFormat.of().formatHex(one.hash()))).map(who -> new Come(one, who)).stream()).toList();
    }

    private void note(List<Come> come, Optional<UUID> actor) {
        if (!come.isEmpty()) {
            works.database().write(handle -> {
                come.forEach(one -> note(handle, one, actor));
                return null;
            });
        }
    }

    private void note(Handle handle, Come one, Optional<UUID> actor) {
        RosterStore.Expected expected = one.offered.expected();
        if (one.offered.ended()) {   // the list had dropped them before they came
            works.identity().placedRoles().withdraw(handle, one.person, expected.role(), expected.organisation(), actor, RosterWorks.DROPPED);
            works.store().settled(handle, expected);
        } else if (one.person.equals(expected.person())) {
            works.store().settled(handle, expected);
        } else {
            isThem(handle, expected, one.person);
        }
    }

    private void isThem(Handle handle, RosterStore.Expected one, UUID person) {
        UUID expected = one.person();
        if (works.identity().arrivals().hasOwnWayIn(handle, expected)) {
            return;   // an account of its own: two accounts of one person are joined with their consent, not here
        }
        works.store().settled(handle, one);
        works.store().isSomebodyElse(handle, expected, person);
        works.members().places(handle, expected).forEach(place -> {
            works.members().end(handle, place, expected);
            if (!place.closed()) {
                works.members().add(handle, place, person, RosterWorks.SOURCE);
            }
        });
        works.identity().arrivals().disable(handle, expected);
    }
}
