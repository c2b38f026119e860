package qadam.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Ids;
import qadam.shared.Lane;
import qadam.shared.Prepared;

final class StepStore {
    private static final Logger LOG = LoggerFactory.getLogger(StepStore.class);
    private static final String COMMIT = """
        select sequence, learner, id, stored_at, taken_at, kind, course_version, activity, result from steps
        where node = ? and sequence >= ? and sequence < coalesce(
            (select min(first_sequence) from commits where node = ? and first_sequence > ?), 9223372036854775807)
        order by sequence""";

    void beginCommit(Handle handle, int node, long firstSequence) {
        handle.createUpdate("insert into commits (node, first_sequence) values (:node, :first)")
            .bind("node", node).bind("first", firstSequence).execute();
    }

    /** The first sequence of the commit in which the node stored this step. */
    long commitOf(Handle handle, int node, long sequence) {
        return handle.createQuery("select max(first_sequence) from commits where node = :node and first_sequence <= :sequence")
            .bind("node", node).bind("sequence", sequence).mapTo(Long.class).one();
    }

    /** The steps of one commit in their order. Read once for every commit, so it is plain JDBC, and one statement sees one moment. */
    List<Stored> commit(Handle handle, int node, long first) {
        try (Prepared prepared = Prepared.of(handle, COMMIT)) {
            PreparedStatement select = prepared.statement();
            select.setInt(1, node);
            select.setLong(2, first);
            select.setInt(3, node);
            select.setLong(4, first);
            try (ResultSet row = select.executeQuery()) {
                List<Stored> steps = new ArrayList<>();
                while (row.next()) {
                    steps.add(stored(row, node));
                }
                return steps;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Stored stored(ResultSet row, int node) throws SQLException {
        return new Stored(row.getLong(2), Ids.uuid(row.getBytes(3)), row.getLong(1), Instant.ofEpochMilli(row.getLong(4)),
            Instant.ofEpochMilli(row.getLong(5)), row.getInt(6), row.getInt(7), row.getInt(8), node, row.getBytes(9));
    }

    Optional<Stored> find(Handle handle, UUID id) {
        return handle.createQuery("select * from steps where id = :id").bind("id", id)
            .map(ConstructorMapper.of(Stored.class)).findOne();
    }

    List<Stored> of(Handle handle, long learner) {
        return handle.createQuery("select * from steps where learner = :learner order by sequence").bind("learner", learner)
            .map(ConstructorMapper.of(Stored.class)).list();
    }

    /** One transaction at a time gives out numbers: the first answers to a new exam come to all lanes at once, and would wait for one another's names. */
    void lockNames(Handle handle) {
        if (Lane.of(handle).postgresql()) {
            handle.execute("lock table course_numbers in share row exclusive mode");
        }
    }

    Optional<Integer> findCourse(Handle handle, String course, int version) {
        return handle.createQuery("select number from course_numbers where course = :course and version = :version")
            .bind("course", course).bind("version", version).mapTo(Integer.class).findOne();
    }

    void addCourse(Handle handle, String course, int version) {
        handle.createUpdate("insert into course_numbers (course, version) values (:course, :version) on conflict do nothing")
            .bind("course", course).bind("version", version).execute();
    }

    Optional<Integer> findActivity(Handle handle, int courseVersion, String activity) {
        return handle.createQuery("select number from activity_numbers where course_version = :courseVersion and activity = :activity")
            .bind("courseVersion", courseVersion).bind("activity", activity).mapTo(Integer.class).findOne();
    }

    void addActivity(Handle handle, int courseVersion, String activity) {
        handle.createUpdate("""
                insert into activity_numbers (course_version, activity) values (:courseVersion, :activity) on conflict do nothing""")
            .bind("courseVersion", courseVersion).bind("activity", activity).execute();
    }

    NamedActivity namedActivity(Handle handle, int number) {
        return handle.createQuery("""
                select c.course, c.version, a.activity from activity_numbers a
                join course_numbers c on c.number = a.course_version where a.number = :number""")
            .bind("number", number).map(ConstructorMapper.of(NamedActivity.class)).one();
    }

    /** The name of an activity, for whoever reads the record. */
    Optional<String> activityName(Handle handle, int number) {
        return handle.createQuery("""
                select c.course || '@' || c.version || '/' || a.activity from activity_numbers a
                join course_numbers c on c.number = a.course_version where a.number = :number""")
            .bind("number", number).mapTo(String.class).findOne();
    }

    int addNode(Handle handle, Instant at) {
        return handle.createQuery("insert into nodes (started_at) values (:at) returning number").bind("at", at)
            .mapTo(Integer.class).one();
    }

    /**
     * The number under which a further lane of the server writes; made at its first use. It is drawn: a database that was brought back to an
     * earlier moment would count on from there, and give out a number that people's receipts bear already.
     */
    int laneNode(Handle handle, int server, int lane, Instant at) {
        Optional<Integer> kept = laneNode(handle, server, lane);
        if (kept.isPresent()) {
            return kept.get();
        }
        while (!addedLane(handle, server, lane, at)) {
            LOG.debug("a node's number was taken; the next one is tried");
        }
        return laneNode(handle, server, lane).orElseThrow();
    }

    private static Optional<Integer> laneNode(Handle handle, int server, int lane) {
        return handle.createQuery("select number from nodes where server = :server and lane = :lane").bind("server", server).bind("lane", lane)
            .mapTo(Integer.class).findOne();
    }

    private static boolean addedLane(Handle handle, int server, int lane, Instant at) {
        return handle.createUpdate("insert into nodes (number, started_at, server, lane) values (:number, :at, :server, :lane) on conflict (number) do nothing")
            .bind("number", NodeNumber.drawn()).bind("at", at).bind("server", server).bind("lane", lane).execute() == 1;
    }

    boolean hasNode(Handle handle, int number) {
        return handle.createQuery("select 1 from nodes where number = :number").bind("number", number).mapTo(Integer.class).findOne().isPresent();
    }

    /** A number that was drawn and not counted. */
    int keepNode(Handle handle, int number, Instant at) {
        return handle.createUpdate("insert into nodes (number, started_at) values (:number, :at) on conflict do nothing")
            .bind("number", number).bind("at", at).execute();
    }

    /** When a step was last stored: at most the length of a commit before the very last. */
    Optional<Instant> newest(Handle handle) {
        return handle.createQuery("""
                select max(stored_at) from steps where sequence in (
                    select (select max(first_sequence) from commits where node = number) from nodes)""")
            .mapTo(Instant.class).findOne();
    }

    /** Does what may be done only when the transaction's rows can no longer be undone; never, when they are undone. */
    void whenDurable(Handle handle, Runnable act) {
        handle.afterCommit(act);
    }
}
