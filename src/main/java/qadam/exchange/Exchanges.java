package qadam.exchange;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Members;
import qadam.shared.Database;

/** The face: the log of what was asked of models. */
public final class Exchanges {
    private final Database database;

    public Exchanges(Database database, InstantSource clock, People people, Members members) {
        this.database = database;
    }

    public Switches switches() {
        throw new UnsupportedOperationException("comes");
    }

    public Budgets budgets() {
        throw new UnsupportedOperationException("comes");
    }

    /** Durable when it returns. The same id again changes nothing. Never while a model is still answering: that would hold nothing, and count twice. */
    public void append(Entry entry) {
        database.write(handle -> {
            append(handle, entry);
            return null;
        });
    }

    /** The same in the caller's transaction. */
    public void append(Handle handle, Entry entry) {
        throw new UnsupportedOperationException("comes");
    }

    /** A person's own, the newest first. */
    public List<Past> of(Handle handle, UUID person, int most) {
        throw new UnsupportedOperationException("comes");
    }

    /** What was said in one exchange of this person; empty when it is not theirs, or not kept any more. */
    public Optional<Words> words(Handle handle, UUID person, UUID exchange) {
        throw new UnsupportedOperationException("comes");
    }

    public Totals totals(YearMonth month) {
        throw new UnsupportedOperationException("comes");
    }
}
