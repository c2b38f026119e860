package qadam.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;

/** The yearly registry. Two nodes that take the same next number meet its unique key; the later one's work is tried again. */
final class RegistryStore {
    /** Half of a list is used, so that a free place is found in two draws on average. */
    private static final int ENTRIES_IN_A_LIST = StatusLists.LENGTH / 2;
    private static final int LISTS_IN_A_YEAR = 1000;

    Optional<RegistryEntry> find(Handle handle, UUID attempt) {
        return handle.createQuery("select * from registry_entries where attempt = :attempt")
            .bind("attempt", attempt).map(RegistryStore::entry).findOne();
    }

    RegistryEntry reserve(Handle handle, UUID attempt, int year) {
        return find(handle, attempt).orElseGet(() -> add(handle, next(handle, attempt, year)));
    }

    private RegistryEntry next(Handle handle, UUID attempt, int year) {
        int number = handle.createQuery("select coalesce(max(number), 0) + 1 from registry_entries where year = :year")
            .bind("year", year).mapTo(Integer.class).one();
        int list = year * LISTS_IN_A_YEAR + (number - 1) / ENTRIES_IN_A_LIST + 1;
        return new RegistryEntry(attempt, Ids.random(), year, number, list, freeIndex(handle, list));
    }

    boolean hasList(Handle handle, int list) {
        return handle.createQuery("select count(*) from (select 1 from registry_entries where status_list = :list limit 1) as one")
            .bind("list", list).mapTo(Integer.class).one() > 0;
    }

    /** A random place, so that neighbours in the list say nothing of who claimed after whom (Bitstring Status List §5.1). */
    private static int freeIndex(Handle handle, int list) {
        while (true) {
            int index = ThreadLocalRandom.current().nextInt(StatusLists.LENGTH);
            boolean taken = handle.createQuery("""
                    select count(*) from registry_entries where status_list = :list and status_index = :index""")
                .bind("list", list).bind("index", index).mapTo(Integer.class).one() > 0;
            if (!taken) {
                return index;
            }
        }
    }

    private static RegistryEntry add(Handle handle, RegistryEntry entry) {
        handle.createUpdate("""
                insert into registry_entries (attempt, credential, year, number, status_list, status_index)
                values (:attempt, :credential, :year, :number, :statusList, :statusIndex)""")
            .bind("attempt", entry.attempt()).bind("credential", entry.credential()).bind("year", entry.year())
            .bind("number", entry.number()).bind("statusList", entry.statusList()).bind("statusIndex", entry.statusIndex())
            .execute();
        return entry;
    }

    private static RegistryEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new RegistryEntry(Ids.uuid(row.getBytes("attempt")), Ids.uuid(row.getBytes("credential")), row.getInt("year"),
            row.getInt("number"), row.getInt("status_list"), row.getInt("status_index"));
    }
}
