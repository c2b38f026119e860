package qadam.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;
import qadam.shared.Language;

final class AttemptStore {
    /** False when the person has an open attempt already. */
    boolean insert(Handle handle, Attempt attempt, Optional<byte[]> device) {
        return handle.createUpdate("""
                insert into attempts (learner, id, person, exam, course, course_version, language, started_at, deadline_at,
                    rehearsal, form, seat, saves, device, extra_minutes)
                values (:learner, :id, :person, :exam, :course, :courseVersion, :language, :startedAt, :deadlineAt,
                    :rehearsal, :form, :seat, 0, :device, :extra) on conflict do nothing""")
            .bind("learner", attempt.learner()).bind("id", attempt.id()).bind("person", attempt.person())
            .bind("exam", attempt.subject().exam()).bind("course", attempt.subject().course())
            .bind("courseVersion", attempt.subject().courseVersion()).bind("language", attempt.language().tag())
            .bind("startedAt", attempt.startedAt()).bind("deadlineAt", attempt.deadlineAt())
            .bind("rehearsal", attempt.rehearsal()).bind("form", Json.write(attempt.form())).bind("seat", attempt.seat())
            .bind("device", device.orElse(null)).bind("extra", attempt.extraMinutes()).execute() == 1;
    }

    void join(PersonJoined joined) {
        joined.move("attempts", "learner,id");
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from attempts where person = :person and handed_in_at is null")
            .bind("person", leaving.person()).execute();
        handle.createUpdate("update attempts set person = :nobody, seat = :nowhere, device = null where person = :person")
            .bind("nobody", leaving.nobody()).bind("nowhere", new byte[0]).bind("person", leaving.person()).execute();
    }

    int forgetDevices(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                update attempts set device = null where id in
                    (select id from attempts where device is not null and started_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    /** Handed-in attempts begun in the same browser within this time of this one, itself not among them; rehearsals are nobody's business. */
    List<Attempt> onSameDevice(Handle handle, Attempt attempt, Duration within, int most) {
        return handle.createQuery("""
                select * from attempts where device = (select device from attempts where id = :id) and id <> :id and rehearsal = 0
                    and handed_in_at is not null and started_at between :from and :to order by started_at limit :most""")
            .bind("id", attempt.id()).bind("from", attempt.startedAt().minus(within)).bind("to", attempt.startedAt().plus(within))
            .bind("most", most).map((row, context) -> attempt(row)).list();
    }

    Optional<Attempt> find(Handle handle, UUID id) {
        return handle.createQuery("select * from attempts where id = :id").bind("id", id)
            .map((row, context) -> attempt(row)).findOne();
    }

    /** A person's attempts at one exam, newest first. */
    List<Attempt> of(Handle handle, UUID person, String exam) {
        return handle.createQuery("select * from attempts where person = :person and exam = :exam order by started_at desc")
            .bind("person", person).bind("exam", exam).map((row, context) -> attempt(row)).list();
    }

    List<Attempt> of(Handle handle, UUID person) {
        return handle.createQuery("select * from attempts where person = :person order by started_at desc")
            .bind("person", person).map((row, context) -> attempt(row)).list();
    }

    /** What is told of a sitting without its form. */
    record Sat(UUID person, Instant startedAt, Instant deadlineAt, Optional<Instant> handedInAt, Optional<Outcome> outcome, boolean annulled) {
        boolean passed() {
            return Attempt.passed(annulled, outcome);
        }
    }

    /** The real attempts of several people at one exam, oldest first. */
    List<Sat> sat(Handle handle, Collection<UUID> persons, String exam) {
        return persons.isEmpty() ? List.of() : handle.createQuery("""
                select person, started_at, deadline_at, handed_in_at, outcome, annulled_at from attempts
                where person in (<persons>) and exam = :exam and rehearsal = 0 order by started_at""")
            .bindList("persons", List.copyOf(persons)).bind("exam", exam)
            .map((row, context) -> new Sat(Ids.uuid(row.getBytes("person")), Instant.ofEpochMilli(row.getLong("started_at")), Instant.ofEpochMilli(row.getLong("deadline_at")),
                moment(row, "handed_in_at"), Optional.ofNullable(row.getString("outcome")).map(json -> Json.read(json, Outcome.class)),
                moment(row, "annulled_at").isPresent())).list();
    }

    Optional<Attempt> findOpen(Handle handle, UUID person) {
        return handle.createQuery("select * from attempts where person = :person and handed_in_at is null")
            .bind("person", person).map((row, context) -> attempt(row)).findOne();
    }

    boolean isSitting(Handle handle, long learner, Instant now) {
        return sittingUntil(handle, List.of(learner), now).isPresent();
    }

    /** When the last open attempt of these learners ends at the latest: as long as answers to it are awaited, they sit it. */
    Optional<Instant> sittingUntil(Handle handle, List<Long> learners, Instant now) {
        return learners.isEmpty() ? Optional.empty() : handle.createQuery("""
                select max(deadline_at) from attempts
                where learner in (<learners>) and handed_in_at is null and rehearsal = 0 and deadline_at >= :awaited""")
            .bindList("learners", learners).bind("awaited", now.minus(Lateness.AWAITED)).mapTo(Long.class).findOne()
            .map(deadline -> Instant.ofEpochMilli(deadline).plus(Lateness.AWAITED));
    }

    int running(Handle handle, Instant now) {
        return handle.createQuery("select count(*) from attempts where handed_in_at is null and deadline_at >= :now")
            .bind("now", now).mapTo(Integer.class).one();
    }

    /** Who sits this exam now. Read from an index of open attempts only. */
    Running running(Handle handle, String exam, boolean rehearsal, Instant now) {
        return handle.createQuery("""
                select count(*) as sitting, min(deadline_at) as first_end, max(deadline_at) as last_end from attempts
                where handed_in_at is null and exam = :exam and rehearsal = :rehearsal and deadline_at >= :now""")
            .bind("exam", exam).bind("rehearsal", rehearsal).bind("now", now)
            .map((row, context) -> new Running(row.getInt("sitting"), moment(row, "first_end"), moment(row, "last_end"))).one();
    }

    /** How many real attempts began since then; more than {@code most} are not counted, so that it costs no more in a country. */
    int startedSince(Handle handle, String exam, Instant since, int most) {
        return handle.createQuery("""
                select count(*) from (select 1 from attempts
                where exam = :exam and rehearsal = 0 and started_at >= :since limit :most) as begun""")
            .bind("exam", exam).bind("since", since).bind("most", most).mapTo(Integer.class).one();
    }

    /** Attempts whose time is over and of which nothing is awaited any more: those that had not fallen silent at once, the others later. */
    List<UUID> overdue(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                select a.id from attempts a left join attempt_contacts c on c.attempt = a.id
                where a.handed_in_at is null and a.deadline_at < :now
                    and (a.deadline_at < :awaited or a.started_at > a.deadline_at - :silent or c.heard_at > a.deadline_at - :silent) limit :most""")
            .bind("now", now).bind("awaited", now.minus(Lateness.AWAITED)).bind("silent", Contacts.SILENT_FOR.toMillis()).bind("most", most)
            .mapTo(UUID.class).list();
    }

    /** Handed-in attempts whose form holds the item: a scan, for the rare day on which a key is corrected. */
    List<UUID> holding(Handle handle, String exam, String hash) {
        return handle.createQuery("""
                select id from attempts where exam = :exam and handed_in_at is not null and annulled_at is null and form like :hash""")
            .bind("exam", exam).bind("hash", "%\"" + hash + "\"%").mapTo(UUID.class).list();
    }

    /**
     * Takes note of one more save, if this seat may still answer. Changing the row first makes a save and the closing of
     * the attempt wait for one another on PostgreSQL.
     */
    boolean admitSave(Handle handle, Attempt attempt, byte[] seat, Instant now) {
        return handle.createUpdate("""
                update attempts set saves = saves + 1 where learner = :learner and id = :id
                and handed_in_at is null and deadline_at >= :now and seat = :seat and moves = :moves""")
            .bind("learner", attempt.learner()).bind("id", attempt.id()).bind("now", now).bind("seat", seat).bind("moves", attempt.moves()).execute() == 1;
    }

    /** Takes note of one more save that has to be judged. @return the attempt as it is now, kept from others until the transaction ends */
    Attempt countSave(Handle handle, Attempt attempt) {
        handle.createUpdate("update attempts set saves = saves + 1 where learner = :learner and id = :id")
            .bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
        return find(handle, attempt.id()).orElseThrow();
    }

    void setRescore(Handle handle, Attempt attempt, boolean rescore) {
        handle.createUpdate("update attempts set rescore = :rescore where learner = :learner and id = :id")
            .bind("rescore", rescore ? 1 : 0).bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
    }

    /** Closed attempts of which more counts than their results say. */
    List<UUID> toRescore(Handle handle, int most) {
        return handle.createQuery("select id from attempts where rescore = 1 limit :most").bind("most", most)
            .map((row, context) -> Ids.uuid(row.getBytes("id"))).list();
    }

    int saves(Handle handle, Attempt attempt) {
        return handle.createQuery("select saves from attempts where learner = :learner and id = :id")
            .bind("learner", attempt.learner()).bind("id", attempt.id()).mapTo(Integer.class).one();
    }

    void seat(Handle handle, Attempt attempt, byte[] seat) {
        handle.createUpdate("update attempts set seat = :seat, moves = moves + 1 where learner = :learner and id = :id and handed_in_at is null")
            .bind("seat", seat).bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
    }

    /** The attempt as it is now, kept from others until the transaction ends. */
    Attempt lock(Handle handle, Attempt attempt) {
        handle.createUpdate("update attempts set saves = saves where learner = :learner and id = :id")
            .bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
        return find(handle, attempt.id()).orElseThrow();
    }

    /** True for the one caller that closed it. */
    boolean close(Handle handle, Attempt attempt, Instant at) {
        return handle.createUpdate("""
                update attempts set handed_in_at = :at where learner = :learner and id = :id and handed_in_at is null""")
            .bind("at", at).bind("learner", attempt.learner()).bind("id", attempt.id()).execute() == 1;
    }

    void moveDeadline(Handle handle, Attempt attempt, Instant deadline, int extraMinutes) {
        handle.createUpdate("update attempts set deadline_at = :deadline, extra_minutes = :extra where learner = :learner and id = :id")
            .bind("deadline", deadline).bind("extra", extraMinutes).bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
    }

    /** Open again as it was; its result is nobody's until it is handed in again. */
    void reopen(Handle handle, Attempt attempt, Instant deadline) {
        handle.createUpdate("""
                update attempts set handed_in_at = null, outcome = null, rescore = 0, deadline_at = :deadline where learner = :learner and id = :id""")
            .bind("deadline", deadline).bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
    }

    /** Real sittings of an exam that are open, whoever must be done first at the top. */
    List<Attempt> open(Handle handle, String exam, int most, int after) {
        return handle.createQuery("""
                select * from attempts where handed_in_at is null and exam = :exam and rehearsal = 0 order by deadline_at, id limit :most offset :after""")
            .bind("exam", exam).bind("most", most).bind("after", after).map((row, context) -> attempt(row)).list();
    }

    /** How many real sittings of an exam are open, and how many of them have not been heard of since then. */
    ExamDesk.Crowd crowd(Handle handle, String exam, Instant since) {
        return handle.createQuery("""
                select count(*) as sitting, coalesce(sum(case when coalesce(c.heard_at, a.started_at) < :since and a.started_at < :since then 1 else 0 end), 0) as silent
                from attempts a left join attempt_contacts c on c.attempt = a.id
                where a.handed_in_at is null and a.exam = :exam and a.rehearsal = 0""")
            .bind("since", since).bind("exam", exam).map((row, context) -> new ExamDesk.Crowd(row.getInt("sitting"), row.getInt("silent"))).one();
    }

    void annul(Handle handle, UUID id, Instant now) {
        handle.createUpdate("update attempts set annulled_at = :now where id = :id and annulled_at is null").bind("now", now).bind("id", id).execute();
    }

    void setOutcome(Handle handle, Attempt attempt, Outcome outcome) {
        handle.createUpdate("update attempts set outcome = :outcome where learner = :learner and id = :id")
            .bind("outcome", Json.write(outcome)).bind("learner", attempt.learner()).bind("id", attempt.id()).execute();
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(Ids.uuid(row.getBytes("id")), row.getLong("learner"), Ids.uuid(row.getBytes("person")),
            new Attempt.Subject(row.getString("exam"), row.getString("course"), row.getInt("course_version")),
            Language.of(row.getString("language")).orElseThrow(),
            Instant.ofEpochMilli(row.getLong("started_at")), Instant.ofEpochMilli(row.getLong("deadline_at")),
            moment(row, "handed_in_at"), row.getInt("rehearsal") == 1, Json.read(row.getString("form"), ExamForm.class),
            row.getBytes("seat"), Optional.ofNullable(row.getString("outcome")).map(json -> Json.read(json, Outcome.class)),
            moment(row, "annulled_at").isPresent(), row.getInt("extra_minutes"), row.getInt("moves"));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
