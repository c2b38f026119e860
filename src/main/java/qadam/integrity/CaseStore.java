package qadam.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

final class CaseStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** False when this rule has spoken about this claim before. */
    boolean open(Handle handle, Case one, String programme) {
        return handle.createUpdate("""
                insert into integrity_cases (attempt, rule, person, programme, course, rules_version, state, figures, opened_at, due_at)
                values (:attempt, :rule, :person, :programme, :course, :version, :state, :figures, :openedAt, :dueAt)
                on conflict do nothing""")
            .bind("attempt", one.attempt()).bind("rule", one.rule().id()).bind("person", one.person()).bind("programme", programme)
            .bind("course", one.course()).bind("version", one.version()).bind("state", one.state().name())
            .bind("figures", JSON.writeValueAsString(one.figures())).bind("openedAt", one.openedAt()).bind("dueAt", one.dueAt()).execute() == 1;
    }

    List<Case> of(Handle handle, UUID attempt) {
        return handle.createQuery("select * from integrity_cases where attempt = :attempt order by opened_at, rule").bind("attempt", attempt)
            .map(CaseStore::read).list();
    }

    List<Case> ofPerson(Handle handle, UUID person) {
        return handle.createQuery("select * from integrity_cases where person = :person order by opened_at, rule").bind("person", person)
            .map(CaseStore::read).list();
    }

    Optional<Case> find(Handle handle, UUID attempt, Rule rule) {
        return handle.createQuery("select * from integrity_cases where attempt = :attempt and rule = :rule")
            .bind("attempt", attempt).bind("rule", rule.id()).map(CaseStore::read).findOne();
    }

    /** What somebody has to decide, by the date until which; those of one date by their age. */
    List<Case> waiting(Handle handle, int most) {
        return handle.createQuery("""
                select * from integrity_cases where state in ('CHECKED', 'APPEALED') order by due_at, opened_at limit :most""")
            .bind("most", most).map(CaseStore::read).list();
    }

    Waiting countWaiting(Handle handle, Instant now) {
        return handle.createQuery("""
                select count(*) as waits, coalesce(sum(case when due_at <= :now then 1 else 0 end), 0) as overdue from integrity_cases
                where state in ('CHECKED', 'APPEALED')""")
            .bind("now", now).map((row, context) -> new Waiting(row.getLong("waits"), row.getLong("overdue"))).one();
    }

    record Waiting(long all, long overdue) {
    }

    /** Flags on which nobody decided until their date. */
    List<Case> lapsed(Handle handle, Instant now, int most) {
        return handle.createQuery("select * from integrity_cases where state = 'CHECKED' and due_at <= :now order by due_at limit :most")
            .bind("now", now).bind("most", most).map(CaseStore::read).list();
    }

    /** False when it is not a refusal that was never appealed against. */
    boolean appeal(Handle handle, Case one, byte[] sealed, Instant now) {
        return handle.createUpdate("""
                update integrity_cases set state = 'APPEALED', appeal_sealed = :sealed, appealed_at = :now, due_at = :due
                where attempt = :attempt and rule = :rule and state = 'REFUSED' and appealed_at is null""")
            .bind("sealed", sealed).bind("now", now).bind("due", now.plus(Case.PATIENCE))
            .bind("attempt", one.attempt()).bind("rule", one.rule().id()).execute() == 1;
    }

    /** False when a colleague was faster. @param by empty when the date decides */
    boolean decide(Handle handle, Case one, State next, Optional<UUID> by, String reason, Instant now) {
        return handle.createUpdate("""
                update integrity_cases set state = :next, decided_at = :now, decided_by = :by, decision = :reason
                where attempt = :attempt and rule = :rule and state = :before""")
            .bind("next", next.name()).bind("now", now).bind("by", by.orElse(null)).bind("reason", reason)
            .bind("attempt", one.attempt()).bind("rule", one.rule().id()).bind("before", one.state().name()).execute() == 1;
    }

    void join(PersonJoined joined) {
        joined.moveSealed("integrity_cases", "attempt,rule", "appeal_sealed");
    }

    /** What was refused stays refused and counted, as nobody's and without what was found; nobody waits any more. */
    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from integrity_cases where person = :person and state = 'CHECKED'").bind("person", leaving.person()).execute();
        handle.createUpdate("""
                update integrity_cases set person = :nobody, appeal_sealed = null, figures = '{}', decision = null, decided_by = null,
                    state = case when state = 'APPEALED' then 'REFUSED' else state end where person = :person""")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    /** Of cases that were decided long ago, or refused by the rule and then let be, only rule and state stay. */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                update integrity_cases set appeal_sealed = null, figures = '{}', decision = null, decided_by = null, decided_at = null
                where (attempt, rule) in (select attempt, rule from integrity_cases where coalesce(decided_at, opened_at) < :before
                    and state in ('RELEASED', 'UPHELD', 'REFUSED') and (figures <> '{}' or decided_at is not null) limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    /** Read from an index alone. */
    List<Totals.Row> totals(Handle handle, String programme) {
        Map<Rule, Map<State, Long>> found = new EnumMap<>(Rule.class);
        handle.createQuery("select rule, state, count(*) as cases from integrity_cases where programme = :programme group by rule, state")
            .bind("programme", programme).reduceRows(found, (all, row) -> {
                all.computeIfAbsent(Rule.of(row.getColumn("rule", String.class)).orElseThrow(), rule -> new EnumMap<>(State.class))
                    .put(State.valueOf(row.getColumn("state", String.class)), row.getColumn("cases", Long.class));
                return all;
            });
        return Arrays.stream(Rule.values()).map(rule -> row(rule, found.getOrDefault(rule, Map.of()))).toList();
    }

    private static Totals.Row row(Rule rule, Map<State, Long> states) {
        long refused = number(states, State.REFUSED) + number(states, State.APPEALED) + number(states, State.UPHELD);
        return new Totals.Row(rule, refused, number(states, State.CHECKED), number(states, State.RELEASED));
    }

    private static long number(Map<State, Long> states, State state) {
        return states.getOrDefault(state, 0L);
    }

    private static Case read(ResultSet row, StatementContext context) throws SQLException {
        return new Case(Ids.uuid(row.getBytes("attempt")), Rule.of(row.getString("rule")).orElseThrow(), Ids.uuid(row.getBytes("person")),
            row.getString("course"), row.getInt("rules_version"), State.valueOf(row.getString("state")),
            JSON.readValue(row.getString("figures"), new TypeReference<Map<String, Long>>() { }),
            Instant.ofEpochMilli(row.getLong("opened_at")), Instant.ofEpochMilli(row.getLong("due_at")),
            Optional.ofNullable(row.getBytes("appeal_sealed")), moment(row, "appealed_at"), moment(row, "decided_at"),
            Optional.ofNullable(row.getBytes("decided_by")).map(Ids::uuid), Optional.ofNullable(row.getString("decision")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
