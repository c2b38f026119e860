package qadam.counting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Member;
import qadam.organisation.Organisation;

/** The people of a group by the number on their card; who has none is numbered after those, in the order in which they came. */
final class ClassList {
    private final Ledger ledger;
    private final ChoiceStore choices = new ChoiceStore();

    ClassList(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Pupil> of(Handle handle, Organisation group) {
        Map<UUID, Integer> cards = ledger.numbers().of(handle, group.number());
        int next = cards.values().stream().max(Integer::compare).orElse(0) + 1;
        List<Pupil> pupils = new ArrayList<>();
        for (Member member : ledger.members().of(handle, group.number())) {
            Integer number = cards.get(member.person());
            pupils.add(pupil(handle, number == null ? next++ : number, member.person()));
        }
        pupils.sort(Comparator.comparing(Pupil::number));
        return pupils;
    }

    /** As they stand now, by the number that is known; empty when they do not belong to the group any more. */
    Optional<Pupil> find(Handle handle, Organisation group, Draft.Entry entry) {
        return ledger.members().isMember(handle, group.number(), entry.person()) ? Optional.of(pupil(handle, entry.number(), entry.person())) : Optional.empty();
    }

    /** Empty when they do not belong to the group any more. */
    Optional<Pupil> find(Handle handle, Organisation group, UUID person) {
        return of(handle, group).stream().filter(pupil -> pupil.person().equals(person)).findFirst();
    }

    private Pupil pupil(Handle handle, int number, UUID person) {
        return new Pupil(number, person, ledger.people().name(handle, person), choices.hasDeclined(handle, person),
            ledger.credentials().earned(handle, person).stream().filter(one -> !one.rehearsal()).toList());
    }
}
