package qadam.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Learner keys: random pseudonyms to which steps belong, joined to persons by dated rows and never rewritten. */
public interface Learners {
    /** The numbers of all learner keys that are a person's now. */
    List<Long> of(Handle handle, UUID person);

    /** The same of several people at once; whoever has none is not there. */
    Map<UUID, List<Long>> ofEach(Handle handle, Collection<UUID> persons);

    /** The person whose key this is now; empty for an anonymous visitor. */
    Optional<UUID> person(Handle handle, long learner);

    /** The key's public pseudonym, valid across nodes. */
    UUID key(Handle handle, long learner);

    /** The key's number here, by its public pseudonym; empty for one that is not of this node. */
    OptionalLong number(Handle handle, UUID key);

    /** The pseudonyms of several at once. */
    Map<Long, UUID> keys(Handle handle, Collection<Long> learners);
}
