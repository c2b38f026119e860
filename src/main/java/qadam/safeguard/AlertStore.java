package qadam.safeguard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

/** Alerts, whom they were told to, and what was done. */
final class AlertStore {
    private static final String WHOLE = "select a.*, (select min(seen_at) from alert_readers r where r.alert = a.number) as seen_at from alerts a ";

    /** @return its number; empty when this exchange has raised one already */
    Optional<Long> add(Handle handle, UUID exchange, UUID person, long organisation, Instant now) {
        int added = handle.createUpdate("""
                insert into alerts (exchange, person, organisation, raised_at) values (:exchange, :person, :place, :now) on conflict (exchange) do nothing""")
            .bind("exchange", Ids.hex(exchange)).bind("person", person).bind("place", organisation).bind("now", now).execute();
        return added == 0 ? Optional.empty() : handle.createQuery("select number from alerts where exchange = :exchange")
            .bind("exchange", Ids.hex(exchange)).mapTo(Long.class).findOne();
    }

    void tell(Handle handle, long alert, UUID reader) {
        handle.createUpdate("insert into alert_readers (alert, person) values (:alert, :person) on conflict (alert, person) do nothing")
            .bind("alert", alert).bind("person", reader).execute();
    }

    void seen(Handle handle, long alert, UUID reader, Instant now) {
        tell(handle, alert, reader);
        handle.createUpdate("update alert_readers set seen_at = :now where alert = :alert and person = :person and seen_at is null")
            .bind("now", now).bind("alert", alert).bind("person", reader).execute();
    }

    boolean answer(Handle handle, long alert, UUID reader, Instant now, byte[] note) {
        return handle.createUpdate("update alerts set answered_by = :by, answered_at = :now, sealed = :note where number = :alert and answered_at is null")
            .bind("by", reader).bind("now", now).bind("note", note).bind("alert", alert).execute() == 1;
    }

    Optional<Alert> find(Handle handle, long number) {
        return handle.createQuery(WHOLE + "where a.number = :number").bind("number", number).map(AlertStore::alert).findOne();
    }

    boolean wasTold(Handle handle, long alert, UUID reader) {
        return handle.createQuery("select count(*) from alert_readers where alert = :alert and person = :person").bind("alert", alert).bind("person", reader)
            .mapTo(Long.class).one() > 0;
    }

    /** Those of which this person was told, and those of places in which they are named now; the newest first. */
    List<Alert> of(Handle handle, UUID reader, int most) {
        return handle.createQuery(WHOLE + """
                where a.number in (select alert from alert_readers where person = :person)
                    or a.organisation in (select organisation from safeguarding_persons where person = :person)
                order by a.number desc limit :most""").bind("person", reader).bind("most", most).map(AlertStore::alert).list();
    }

    List<Alert> about(Handle handle, UUID person) {
        return handle.createQuery(WHOLE + "where a.person = :person order by a.number").bind("person", person).map(AlertStore::alert).list();
    }

    /** Whether an alert about this pupil is waiting that is not older than this. */
    boolean isWaiting(Handle handle, UUID person, Instant since) {
        return handle.createQuery("""
                select count(*) from alerts a where person = :person and raised_at >= :since
                    and not exists (select 1 from alert_readers r where r.alert = a.number and r.seen_at is not null)""")
            .bind("person", person).bind("since", since).mapTo(Long.class).one() > 0;
    }

    /** How many of a place nobody has opened that were raised before this. */
    long unseen(Handle handle, long organisation, Instant before) {
        return handle.createQuery("select count(*) from alerts a where organisation = :place and raised_at < :before and " + UNSEEN)
            .bind("place", organisation).bind("before", before).mapTo(Long.class).one();
    }

    private static final String UNSEEN = "answered_at is null and not exists (select 1 from alert_readers r where r.alert = a.number and r.seen_at is not null)";

    /** Those of which nobody has been reminded yet. */
    List<Alert> toRemind(Handle handle, Instant before, int most) {
        return handle.createQuery(WHOLE + "where raised_at < :before and reminded_at is null and " + UNSEEN + " order by a.number limit :most")
            .bind("before", before).bind("most", most).map(AlertStore::alert).list();
    }

    void reminded(Handle handle, long alert, Instant now) {
        handle.createUpdate("update alerts set reminded_at = :now where number = :alert").bind("now", now).bind("alert", alert).execute();
    }

    int forget(Handle handle, Instant before, int most) {
        List<Long> old = handle.createQuery("select number from alerts where raised_at < :before order by number limit :most").bind("before", before).bind("most", most)
            .mapTo(Long.class).list();
        if (old.isEmpty()) {
            return 0;
        }
        handle.createUpdate("delete from alert_readers where alert in (<alerts>)").bindList("alerts", old).execute();
        return handle.createUpdate("delete from alerts where number in (<alerts>)").bindList("alerts", old).execute();
    }

    /** Alerts about a pupil with the pupil; of a reader only that they were one. */
    void join(PersonJoined joined) {
        joined.moveSealed("alerts", "number", "sealed");
        joined.moveBy("answered_by", "alerts", "number");
        joined.move("alert_readers", "alert,person", "t.person = :from and not exists (select 1 from alert_readers o where o.person = :into and o.alert = t.alert)");
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from alert_readers where alert in (select number from alerts where person = :person)").bind("person", leaving.person()).execute();
        handle.createUpdate("delete from alerts where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("delete from alert_readers where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update alerts set answered_by = :nobody where answered_by = :person").bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static Alert alert(ResultSet row, StatementContext context) throws SQLException {
        return new Alert(row.getLong("number"), Ids.parse(row.getString("exchange")).orElseThrow(), Ids.uuid(row.getBytes("person")), row.getLong("organisation"),
            Instant.ofEpochMilli(row.getLong("raised_at")), moment(row, "seen_at"), moment(row, "answered_at"), Optional.ofNullable(row.getBytes("sealed")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
}
