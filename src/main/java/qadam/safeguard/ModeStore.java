package qadam.safeguard;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

/** What places have decided, and whom they have named. */
final class ModeStore {
    /** That somebody is named in a place. */
    record Named(long organisation, Reader.Duty duty) {
    }

    void set(Handle handle, Mode mode) {
        handle.createUpdate("""
                insert into minors_modes (organisation, teens, under_13, decided_by, decided_at) values (:place, :teens, :under, :by, :at)
                on conflict (organisation) do update set teens = excluded.teens, under_13 = excluded.under_13, decided_by = excluded.decided_by,
                    decided_at = excluded.decided_at, closed_at = null""")
            .bind("place", mode.organisation()).bind("teens", mode.teens()).bind("under", mode.under13()).bind("by", mode.decidedBy()).bind("at", mode.decidedAt()).execute();
        handle.createUpdate("delete from safeguarding_persons where organisation = :place").bind("place", mode.organisation()).execute();
        mode.named().forEach((duty, person) -> handle.createUpdate("insert into safeguarding_persons (organisation, duty, person) values (:place, :duty, :person)")
            .bind("place", mode.organisation()).bind("duty", duty).bind("person", person).execute());
    }

    /** @return false when it was closed before, or decided anew */
    boolean close(Handle handle, Mode mode, Instant now) {
        return handle.createUpdate("update minors_modes set closed_at = :now where organisation = :place and decided_at = :decided and closed_at is null")
            .bind("now", now).bind("place", mode.organisation()).bind("decided", mode.decidedAt()).execute() == 1;
    }

    Optional<Mode> find(Handle handle, long organisation) {
        return handle.createQuery("select * from minors_modes where organisation = :place").bind("place", organisation)
            .map((row, context) -> {
                long closed = row.getLong("closed_at");
                Optional<Instant> closedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(closed));
                return new Mode(organisation, Map.of(), row.getInt("teens") == 1, row.getInt("under_13") == 1, Ids.uuid(row.getBytes("decided_by")),
                    Instant.ofEpochMilli(row.getLong("decided_at")), closedAt);
            }).findOne().map(mode -> new Mode(organisation, named(handle, organisation), mode.teens(), mode.under13(), mode.decidedBy(), mode.decidedAt(), mode.closedAt()));
    }

    private static Map<Reader.Duty, UUID> named(Handle handle, long organisation) {
        Map<Reader.Duty, UUID> named = new EnumMap<>(Reader.Duty.class);
        handle.createQuery("select duty, person from safeguarding_persons where organisation = :place").bind("place", organisation)
            .map((row, context) -> Map.entry(Reader.Duty.valueOf(row.getString("duty")), Ids.uuid(row.getBytes("person")))).forEach(one -> named.put(one.getKey(), one.getValue()));
        return named;
    }

    List<Named> of(Handle handle, UUID person) {
        return handle.createQuery("select organisation, duty from safeguarding_persons where person = :person order by organisation, duty").bind("person", person)
            .map((row, context) -> new Named(row.getLong("organisation"), Reader.Duty.valueOf(row.getString("duty")))).list();
    }

    List<Mode> decidedBy(Handle handle, UUID person) {
        return handle.createQuery("select organisation from minors_modes where decided_by = :person order by organisation").bind("person", person).mapTo(Long.class).list()
            .stream().map(place -> find(handle, place)).flatMap(Optional::stream).toList();
    }

    /** Two accounts of one person never hold both duties of a place: the second stays behind, and the mode closes. */
    void join(PersonJoined joined) {
        joined.move("safeguarding_persons", "organisation,duty", """
            t.person = :from and not exists (select 1 from safeguarding_persons o where o.person = :into and o.organisation = t.organisation)""");
        joined.moveBy("decided_by", "minors_modes", "organisation");
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from safeguarding_persons where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update minors_modes set decided_by = :nobody where decided_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }
}
