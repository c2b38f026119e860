package qadam.world;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Database;

/** Counts how often a reading asks the database: what grows with the rows is found with a few of them. */
public final class Questions {
    private Questions() {
    }

    public static int asked(Database database, Consumer<Handle> reading) {
        return database.read(handle -> asked(handle, reading));
    }

    public static int asked(Handle handle, Consumer<Handle> reading) {
        AtomicInteger asked = new AtomicInteger();
        SqlStatements statements = handle.getConfig(SqlStatements.class);
        SqlLogger before = statements.getSqlLogger();
        statements.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                asked.incrementAndGet();
            }
        });
        reading.accept(handle);
        statements.setSqlLogger(before);
        if (asked.get() == 0) {
            throw new AssertionError("nothing was counted");
        }
        return asked.get();
    }
}
