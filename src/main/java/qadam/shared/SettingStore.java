package qadam.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Small facts about the installation that are set once and outlive restarts: origin, node number, and the like. */
public final class SettingStore {
    public Optional<String> find(Handle handle, String name) {
        return handle.createQuery("select value from settings where name = :name")
            .bind("name", name).mapTo(String.class).findOne();
    }

    /** Every setting whose name begins so. */
    public Map<String, String> beginning(Handle handle, String prefix) {
        return handle.createQuery("select name, value from settings where substr(name, 1, length(:prefix)) = :prefix order by name")
            .bind("prefix", prefix).reduceRows(new LinkedHashMap<>(), (settings, row) -> {
                settings.put(row.getColumn("name", String.class), row.getColumn("value", String.class));
                return settings;
            });
    }

    /** True before the first start on this database; its address is settled before anything else and says nothing of what it is. */
    public boolean isEmpty(Handle handle) {
        return handle.createQuery("select count(*) from settings where name <> 'origin'").mapTo(Long.class).one() == 0;
    }

    /** Stores the value unless one is there already; gives back the one that is there now. */
    public String keepFirst(Handle handle, String name, String value) {
        handle.createUpdate("insert into settings (name, value) values (:name, :value) on conflict (name) do nothing")
            .bind("name", name).bind("value", value).execute();
        return find(handle, name).orElseThrow();
    }

    public void set(Handle handle, String name, String value) {
        handle.createUpdate("""
                insert into settings (name, value) values (:name, :value)
                on conflict (name) do update set value = excluded.value""")
            .bind("name", name).bind("value", value).execute();
    }
}
