package qadam.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
        List<UUID> accounts = Stream.concat(Stream.of(person), persons.joinedTo(handle, person).stream()).toList();
        SortedMap<Long, AuditEntry> newest = new TreeMap<>(Comparator.reverseOrder());   // what one account did to another stands there once
        accounts.forEach(account -> trail.latest(handle, account, most).forEach(entry -> newest.put(entry.number(), entry)));
        return newest.values().stream().limit(most).map(entry -> looked(handle, entry, accounts, language)).toList();
    }

    private Looked looked(Handle handle, AuditEntry entry, List<UUID> accounts, Language language) {
        boolean own = entry.actor().filter(accounts::contains).isPresent();
        return new Looked(entry.at(), words.of(entry.act(), language), own,
            own ? Set.of() : entry.actor().map(actor -> grants.rolesAt(handle, actor, entry.at())).orElse(Set.of()), entry.actor().isEmpty());
    }
}
