package qadam.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;
import qadam.shared.RowChange;

/** Pairs of accounts, and the rows that a joining has changed. */
final class JoiningStore {
    /** False when the two are proposed or joined already. */
    boolean add(Handle handle, Pair pair) {
        return handle.createUpdate("""
                insert into joinings (person, joined_person, pair, evidence, likeness, match_tag, state, proposed_at, proposed_by, reason, decision, end_reason)
                values (:person, :joined, :pair, :evidence, :likeness, :tag, :state, :at, :by, :reason, '', '') on conflict do nothing""")
            .bind("person", pair.person()).bind("joined", pair.joined()).bind("pair", Pair.key(pair.person(), pair.joined()))
            .bind("evidence", pair.evidence().name()).bind("likeness", pair.likeness().name()).bind("tag", pair.tag().orElse(null))
            .bind("state", pair.state().name()).bind("at", pair.proposedAt())
            .bind("by", pair.proposedBy().orElse(null)).bind("reason", pair.reason()).execute() == 1;
    }

    /** Whether the two have ever been thought to be one. */
    boolean isKnown(Handle handle, UUID one, UUID other) {
        return handle.createQuery("select count(*) from joinings where pair = :pair").bind("pair", Pair.key(one, other)).mapTo(Long.class).one() > 0;
    }

    Optional<Pair> find(Handle handle, long number) {
        return handle.createQuery("select * from joinings where number = :number").bind("number", number).map(JoiningStore::pair).findOne();
    }

    Optional<Pair> open(Handle handle, UUID one, UUID other) {
        return handle.createQuery("select * from joinings where pair = :pair and state in ('PROPOSED', 'VOUCHED')")
            .bind("pair", Pair.key(one, other)).map(JoiningStore::pair).findOne();
    }

    /** Of an account, the newest first. */
    List<Pair> of(Handle handle, UUID person) {
        return handle.createQuery("""
                select * from (select * from joinings where person = :person union select * from joinings where joined_person = :person) mine
                order by number desc""")
            .bind("person", person).map(JoiningStore::pair).list();
    }

    /** Those that wait for a second person first, then the oldest; from after that one. */
    List<Pair> waiting(Handle handle, Turn after, int most) {
        return handle.createQuery("""
                select * from (select j.*, case state when 'VOUCHED' then 0 else 1 end as turn from joinings j where state in ('PROPOSED', 'VOUCHED')) w
                where turn > :turn or turn = :turn and number > :number order by turn, number limit :most""")
            .bind("turn", after.vouched() ? 0 : 1).bind("number", after.number()).bind("most", most).map(JoiningStore::pair).list();
    }

    List<Pair> joined(Handle handle, int most) {
        return handle.createQuery("select * from joinings where state = 'JOINED' order by number desc limit :most")
            .bind("most", most).map(JoiningStore::pair).list();
    }

    long countWaiting(Handle handle) {
        return handle.createQuery("select count(*) from joinings where state in ('PROPOSED', 'VOUCHED')").mapTo(Long.class).one();
    }

    boolean vouch(Handle handle, long number, UUID person, UUID joined, UUID by, String reason) {
        return handle.createUpdate("""
                update joinings set person = :person, joined_person = :joined, state = 'VOUCHED', proposed_by = :by, reason = :reason
                where number = :number and state = 'PROPOSED'""")
            .bind("person", person).bind("joined", joined).bind("by", by).bind("reason", reason).bind("number", number).execute() == 1;
    }

    /** @param state joined or declined @return false when somebody was faster */
    boolean decide(Handle handle, Pair pair, State state, UUID by, String decision, Instant now) {
        return handle.createUpdate("""
                update joinings set person = :person, joined_person = :joined, state = :state, decided_at = :now, decided_by = :by, decision = :decision
                where number = :number and state in ('PROPOSED', 'VOUCHED')""")
            .bind("person", pair.person()).bind("joined", pair.joined()).bind("state", state.name()).bind("now", now).bind("by", by)
            .bind("decision", decision).bind("number", pair.number()).execute() == 1;
    }

    boolean part(Handle handle, long number, UUID by, String reason, Instant now) {
        return handle.createUpdate("update joinings set state = 'PARTED', ended_at = :now, ended_by = :by, end_reason = :reason where number = :number and state = 'JOINED'")
            .bind("now", now).bind("by", by).bind("reason", reason).bind("number", number).execute() == 1;
    }

    /** The joining that must be taken back first is the last of all that have to do with the account that stayed. */
    boolean isLast(Handle handle, Pair pair) {
        return handle.createQuery("""
                select count(*) from joinings where state = 'JOINED' and number <> :number and (person = :person or joined_person = :person)
                    and (decided_at > :at or decided_at = :at and number > :number)""")
            .bind("number", pair.number()).bind("person", pair.person()).bind("at", pair.decidedAt().orElse(Instant.EPOCH)).mapTo(Long.class).one() == 0;
    }

    void keep(Handle handle, long joining, int place, RowChange change) {
        handle.createUpdate("""
                insert into joined_rows (joining, place, changed_in, key_of, act, row_before, row_after)
                values (:joining, :place, :table, :key, :act, :before, :after)""")
            .bind("joining", joining).bind("place", place).bind("table", change.table()).bind("key", change.key())
            .bind("act", change.act().name()).bind("before", change.before()).bind("after", change.after()).execute();
    }

    /** The last first. */
    List<RowChange> kept(Handle handle, long joining) {
        return handle.createQuery("select * from joined_rows where joining = :joining order by place desc").bind("joining", joining)
            .map((row, context) -> new RowChange(row.getString("changed_in"), row.getString("key_of"), RowChange.Act.valueOf(row.getString("act")),
                row.getString("row_before"), row.getString("row_after"))).list();
    }

    void forget(Handle handle, long joining) {
        handle.createUpdate("delete from joined_rows where joining = :joining").bind("joining", joining).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("""
                delete from joined_rows where joining in (select number from joinings where person = :person)
                    or joining in (select number from joinings where joined_person = :person)""").bind("person", person).execute();
        handle.createUpdate("delete from joinings where person = :person or joined_person = :person").bind("person", person).execute();
    }

    private static Pair pair(ResultSet row, StatementContext context) throws SQLException {
        long decided = row.getLong("decided_at");
        Optional<Instant> decidedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(decided));
        return new Pair(row.getLong("number"), Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("joined_person")),
            Evidence.valueOf(row.getString("evidence")), Likeness.valueOf(row.getString("likeness")), Optional.ofNullable(row.getBytes("match_tag")),
            State.valueOf(row.getString("state")), Instant.ofEpochMilli(row.getLong("proposed_at")),
            Optional.ofNullable(row.getBytes("proposed_by")).map(Ids::uuid), row.getString("reason"), decidedAt);
    }
}
