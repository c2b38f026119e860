package qadam.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import qadam.exchange.OverBudget.Budget;

/** What the office has set of how much may be used. */
final class BudgetStore {
    OptionalLong find(Handle handle, Budget budget, String name) {
        return handle.createQuery("select most from exchange_budgets where budget = :budget and name = :name")
            .bind("budget", budget).bind("name", name).mapTo(Long.class).findOne().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    Map<String, Long> all(Handle handle, Budget budget) {
        return handle.createQuery("select name, most from exchange_budgets where budget = :budget order by name").bind("budget", budget)
            .reduceRows(new LinkedHashMap<>(), (all, row) -> {
                all.put(row.getColumn("name", String.class), row.getColumn("most", Long.class));
                return all;
            });
    }

    void set(Handle handle, Budget budget, String name, long most) {
        handle.createUpdate("""
                insert into exchange_budgets (budget, name, most) values (:budget, :name, :most)
                on conflict (budget, name) do update set most = excluded.most""")
            .bind("budget", budget).bind("name", name).bind("most", most).execute();
    }

    void remove(Handle handle, Budget budget, String name) {
        handle.createUpdate("delete from exchange_budgets where budget = :budget and name = :name").bind("budget", budget).bind("name", name).execute();
    }
}
