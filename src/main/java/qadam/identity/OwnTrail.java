package qadam.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.shared.Language;
import qadam.shared.Texts;

/** The trail for the eyes of the person whom it is about: what was done to them or looked at, and as what; and what they did themselves. */
public final class OwnTrail {
    private final ActWords words;
    private final AuditStore trail = new AuditStore();
    private final GrantStore grants = new GrantStore();
    private final PersonStore persons = new PersonStore();

    OwnTrail(Texts texts) {
        this.words = new ActWords(texts);
    }

    /** The newest first; of accounts that were joined to theirs as well. */
    public List<Looked> of(Handle handle, UUID person, Language language, int most) {
        return Stream.concat(Stream.of(person), persons.joinedTo(handle, person).stream())
            .flatMap(account -> trail.latest(handle, account, Subjects.person(account), most).stream().map(entry -> looked(handle, entry, account, language)))
            .sorted((one, other) -> other.at().compareTo(one.at())).limit(most).toList();
    }

    private Looked looked(Handle handle, AuditEntry entry, UUID account, Language language) {
        boolean own = entry.actor().filter(account::equals).isPresent();
        return new Looked(entry.at(), words.of(entry.act(), language), own,
            own ? Set.of() : entry.actor().map(actor -> grants.rolesAt(handle, actor, entry.at())).orElse(Set.of()), entry.actor().isEmpty());
    }
}
