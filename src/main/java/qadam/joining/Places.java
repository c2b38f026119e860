package qadam.joining;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Language;

/** Where an account belongs, as far as somebody may be told who is asked whether it is theirs: the school or agency, not the class. */
final class Places {
    private final Organisations organisations;
    private final Members members;

    Places(Organisations organisations, Members members) {
        this.organisations = organisations;
        this.members = members;
    }

    List<String> of(Handle handle, UUID person, Language language) {
        return members.places(handle, person).stream().map(place -> organisations.responsible(handle, place).orElse(place))
            .map(place -> organisations.title(place, language)).distinct().toList();
    }
}
