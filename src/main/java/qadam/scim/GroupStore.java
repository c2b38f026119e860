package qadam.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** What a directory adds to a department, and whom it counts to it. */
final class GroupStore {
    Optional<Group.Row> find(Handle handle, long department) {
        return handle.createQuery("select * from scim_groups where organisation = :department").bind("department", department)
            .map((row, context) -> row(row)).findOne();
    }

    private static Group.Row row(ResultSet row) throws SQLException {
        return new Group.Row(Optional.ofNullable(row.getString("external_id")), row.getLong("version"),
            Instant.ofEpochMilli(row.getLong("made_at")), Instant.ofEpochMilli(row.getLong("changed_at")));
    }

    void change(Handle handle, long department, String externalId, Instant now) {
        handle.createUpdate("""
                insert into scim_groups (organisation, external_id, version, made_at, changed_at) values (:department, :external, 1, :now, :now)
                on conflict (organisation) do update set external_id = excluded.external_id, version = scim_groups.version + 1, changed_at = excluded.changed_at""")
            .bind("department", department).bind("external", externalId.isEmpty() ? null : externalId).bind("now", now).execute();
    }

    /** Of those that a directory has changed. */
    Map<Long, Group.Row> rows(Handle handle, List<Long> departments) {
        Map<Long, Group.Row> rows = new HashMap<>();
        if (!departments.isEmpty()) {
            handle.createQuery("select * from scim_groups where organisation in (<departments>)").bindList("departments", departments)
                .map((row, context) -> rows.put(row.getLong("organisation"), row(row))).list();
        }
        return rows;
    }

    /** Of departments that have any. */
    Map<Long, List<UUID>> members(Handle handle, List<Long> departments) {
        Map<Long, List<UUID>> members = new HashMap<>();
        if (!departments.isEmpty()) {
            handle.createQuery("select department, id from scim_members where department in (<departments>) order by department, id").bindList("departments", departments)
                .map((row, context) -> members.computeIfAbsent(row.getLong("department"), number -> new ArrayList<>()).add(Ids.uuid(row.getBytes("id")))).list();
        }
        return members;
    }

    List<UUID> members(Handle handle, long department) {
        return handle.createQuery("select id from scim_members where department = :department order by id").bind("department", department).mapTo(UUID.class).list();
    }

    void add(Handle handle, long department, UUID id) {
        handle.createUpdate("insert into scim_members (department, id) values (:department, :id) on conflict do nothing")
            .bind("department", department).bind("id", id).execute();
    }

    void remove(Handle handle, long department, UUID id) {
        handle.createUpdate("delete from scim_members where department = :department and id = :id").bind("department", department).bind("id", id).execute();
    }

    List<Long> departments(Handle handle, UUID id) {
        return handle.createQuery("select department from scim_members where id = :id order by department").bind("id", id).mapTo(Long.class).list();
    }

    /** The departments are others afterwards, so their version is. */
    void leaveAll(Handle handle, UUID id) {
        handle.createUpdate("update scim_groups set version = version + 1 where organisation in (select department from scim_members where id = :id)")
            .bind("id", id).execute();
        handle.createUpdate("delete from scim_members where id = :id").bind("id", id).execute();
    }
}
