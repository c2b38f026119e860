package qadam.shared;

import java.util.Map;

/** Asked before a database that holds data gets newer migrations; what it throws leaves the database as it is. */
public interface BeforeUpgrade {
    /** For everything but the server's own start: a command never changes the schema under a server that runs. */
    BeforeUpgrade REFUSE = (from, to) -> {
        throw new Refusal(FolderProblem.OLDER, Map.of("schema", from, "newest", to));
    };

    /** @param from the number of the newest migration that the database has had */
    void upgrading(int from, int to);
}
