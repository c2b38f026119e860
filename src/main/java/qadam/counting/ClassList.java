package qadam.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Member;
import qadam.organisation.Organisation;

/** The people of a group in the order in which they came to it; their place in it is the number by which a list names them. */
final class ClassList {
    private final Ledger ledger;
    private final ChoiceStore choices = new ChoiceStore();

    ClassList(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Pupil> of(Handle handle, Organisation group) {
        List<Member> members = ledger.members().of(handle, group.number());
        List<Pupil> pupils = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            pupils.add(pupil(handle, i + 1, members.get(i).person()));
        }
        return pupils;
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
