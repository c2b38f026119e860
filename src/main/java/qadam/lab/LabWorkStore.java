package qadam.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

final class LabWorkStore {
    private static final String COLUMNS = "learner, id, course, version, lab, seed, taken_at, handed_in_at, reasons, passed, "
        + "case when content is null then 0 else 1 end as kept, set_aside_at ";

    void insert(Handle handle, HandedIn work, Optional<byte[]> hash, byte[] content) {
        handle.createUpdate("""
                insert into lab_works (learner, id, course, version, lab, seed, taken_at, handed_in_at, points, passed, reasons, hash, content)
                values (:learner, :id, :course, :version, :lab, :seed, :takenAt, :handedInAt, :points, :passed, :reasons, :hash, :content)""")
            .bind("learner", work.learner()).bind("id", work.id()).bind("course", work.course()).bind("version", work.version()).bind("lab", work.lab())
            .bind("seed", work.seed()).bind("takenAt", work.takenAt()).bind("handedInAt", work.handedInAt()).bind("points", work.points())
            .bind("passed", work.passed()).bind("reasons", WorkFile.reasons(work.grade())).bind("hash", hash.orElse(null)).bind("content", content).execute();
    }

    Optional<HandedIn> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + "from lab_works where id = :id").bind("id", id).map((row, context) -> handedIn(row)).findOne();
    }

    /** Empty when it is unknown, or has grown old. */
    Optional<byte[]> content(Handle handle, UUID id) {
        return handle.createQuery("select content from lab_works where id = :id and content is not null").bind("id", id).mapTo(byte[].class).findOne();
    }

    /** Of one lab, in all versions of its course, newest first. */
    List<HandedIn> of(Handle handle, Collection<Long> learners, String course, String lab) {
        return learners.isEmpty() ? List.of() : handle.createQuery("select " + COLUMNS + """
                from lab_works where learner in (<learners>) and course = :course and lab = :lab order by handed_in_at desc, id desc""")
            .bindList("learners", List.copyOf(learners)).bind("course", course).bind("lab", lab).map((row, context) -> handedIn(row)).list();
    }

    /** All that these learner keys have handed in, newest first. */
    List<HandedIn> of(Handle handle, Collection<Long> learners) {
        return learners.isEmpty() ? List.of() : handle.createQuery("select " + COLUMNS + """
                from lab_works where learner in (<learners>) order by handed_in_at desc, id desc""")
            .bindList("learners", List.copyOf(learners)).map((row, context) -> handedIn(row)).list();
    }

    /** Whether somebody else has handed in the same at this lab. */
    boolean isCopy(Handle handle, String course, String lab, byte[] hash, Collection<Long> learners) {
        return handle.createQuery("""
                select count(*) from lab_works where course = :course and lab = :lab and hash = :hash and learner not in (<learners>)""")
            .bind("course", course).bind("lab", lab).bind("hash", hash).bindList("learners", List.copyOf(learners)).mapTo(Integer.class).one() > 0;
    }

    /** The next ones by their ids, for whoever goes through all. */
    List<HandedIn> after(Handle handle, UUID id, int most) {
        return handle.createQuery("select " + COLUMNS + "from lab_works where id > :id order by id limit :most")
            .bind("id", id).bind("most", most).map((row, context) -> handedIn(row)).list();
    }

    int count(Handle handle) {
        return handle.createQuery("select count(*) from lab_works").mapTo(Integer.class).one();
    }

    /** Lets go of the work itself where it was handed in before; the grade and its reasons stay. */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                update lab_works set content = null where id in (select id from lab_works where content is not null and handed_in_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    void setAside(Handle handle, Collection<UUID> works, Instant now) {
        if (!works.isEmpty()) {
            handle.createUpdate("update lab_works set set_aside_at = :now where id in (<works>)").bind("now", now).bindList("works", List.copyOf(works)).execute();
        }
    }

    void erase(Handle handle, Collection<Long> learners) {
        if (!learners.isEmpty()) {
            handle.createUpdate("delete from lab_works where learner in (<learners>)").bindList("learners", List.copyOf(learners)).execute();
        }
    }

    private static HandedIn handedIn(ResultSet row) throws SQLException {
        return new HandedIn(Ids.uuid(row.getBytes("id")), row.getLong("learner"), row.getString("course"), row.getInt("version"), row.getString("lab"),
            row.getLong("seed"), Instant.ofEpochMilli(row.getLong("taken_at")), Instant.ofEpochMilli(row.getLong("handed_in_at")),
            WorkFile.grade(row.getString("reasons")), row.getInt("passed") == 1, row.getInt("kept") == 1, row.getObject("set_aside_at") != null);
    }
}
