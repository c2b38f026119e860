package qadam.lrs;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;

/** For the operator: takes away all that one tool has sent, when the organisation that answers for it asks for that. */
public final class SentStatements {
    private static final int AT_ONCE = 200;
    private final Database database;
    private final StatementStore store = new StatementStore();

    public SentStatements(Database database) {
        this.database = database;
    }

    /** Some hundred in each transaction, so that nobody waits long; run again, it goes on. @return how many statements were erased */
    public long erase(String client) {
        long erased = 0;
        for (long authority : database.read(handle -> authorities(handle, client))) {
            for (int some = AT_ONCE; some == AT_ONCE;) {
                some = database.write(handle -> eraseSome(handle, authority));
                erased += some;
            }
        }
        database.forget();
        return erased;
    }

    /** Whether no client of this name has ever sent anything. */
    static boolean isSilent(Handle handle, String client) {
        return authorities(handle, client).isEmpty();
    }

    private static List<Long> authorities(Handle handle, String client) {
        return new StatementStore().authorities(handle).entrySet().stream()
            .filter(one -> StrictJson.read(one.getValue().getBytes(StandardCharsets.UTF_8)).path("account").path("name").stringValue("").equals(client))
            .map(Map.Entry::getKey).toList();
    }

    private int eraseSome(Handle handle, long authority) {
        String own = StatementTerms.authority(authority);
        List<StatementRow> rows = store.page(handle, List.of(own), -1, Long.MAX_VALUE, true, AT_ONCE, true);
        for (StatementRow row : rows) {
            Set<String> all = new TreeSet<>(TakeStatements.terms(handle, store, row));
            all.add(own);
            store.erase(handle, row.position(), all);
            takeBack(handle, row.id(), all, TakeStatements.LONGEST_CHAIN, new HashSet<>());
        }
        return rows.size();
    }

    /** What refers to a statement that is gone is no longer found by what that one said. */
    private void takeBack(Handle handle, UUID gone, Set<String> terms, int further, Set<UUID> seen) {
        for (StatementRow row : store.referringTo(handle, gone, TakeStatements.MOST_REFERRING)) {
            Set<String> lost = new TreeSet<>(terms);
            lost.removeAll(TakeStatements.terms(row));
            lost.remove(StatementTerms.authority(row.authority()));
            store.removeTerms(handle, row.position(), lost);
            if (seen.add(row.id()) && further > 1 && seen.size() <= TakeStatements.MOST_REFERRING) {
                takeBack(handle, row.id(), lost, further - 1, seen);
            }
        }
    }
}
