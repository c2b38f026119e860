package qadam.shared;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Work of one kind that many ask for at once: a writer hands it everything of a group together, so that one prepared
 * statement serves them all (on PostgreSQL one round trip). It may be run again with the same or with fewer items, so it
 * changes nothing but rows and what it returns.
 *
 * @param <I> what is asked, one an asker
 * @param <O> what the asker is told once it is durable
 */
@FunctionalInterface
public interface GroupWork<I, O> {
    /**
     * @param items in the order in which they came
     * @return one outcome for each item, in the same order; an item that is refused has changed no rows
     */
    List<Outcome<O>> in(Handle handle, List<I> items) throws Exception;
}
