package qadam.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The queue of leaves: only ever added to; each is given its place in the log once. */
final class LeafStore {
    /** As the index has it. */
    static final String TAGGED = """
        select * from leaves where (case substr(line, 7, 5) when 'issue' then substr(line, 19, 32) when 'claim' then substr(line, 28, 32) end) = :tag
        order by number""";

    long add(Handle handle, Leaf leaf, Optional<Long> about, Instant now) {
        return handle.createQuery("insert into leaves (about, line, queued_at) values (:about, :line, :now) returning number")
            .bind("about", about.orElse(null)).bind("line", leaf.line()).bind("now", now)
            .mapTo(Long.class).one();
    }

    Leaf.Issue issue(Handle handle, long number) {
        return (Leaf.Issue) find(handle, number).leaf();
    }

    QueuedLeaf find(Handle handle, long number) {
        return handle.createQuery("select * from leaves where number = :number").bind("number", number)
            .map((row, context) -> leaf(row)).one();
    }

    /** Queues a claim unless there is one for that leaf: of several at once the first is kept. */
    void addClaim(Handle handle, Leaf.Claim claim, long about, Instant now) {
        handle.createUpdate("insert into leaves (about, line, queued_at) values (:about, :line, :now) on conflict do nothing")
            .bind("about", about).bind("line", claim.line()).bind("now", now).execute();
    }

    /** Leaves and claims that bear the tag, in the order in which they were queued; from an index over the lines themselves. */
    List<QueuedLeaf> tagged(Handle handle, String tag) {
        return handle.createQuery(TAGGED).bind("tag", tag).map((row, context) -> leaf(row)).list();
    }

    /** The claim that was made for a leaf that was nobody's, or an account's. */
    Optional<QueuedLeaf> claimOf(Handle handle, long number) {
        return about(handle, number).stream().filter(queued -> queued.leaf() instanceof Leaf.Claim).findFirst();
    }

    void each(Handle handle, Consumer<QueuedLeaf> reader) {
        try (var rows = handle.createQuery("select * from leaves order by number").setFetchSize(1000)
                .map((row, context) -> leaf(row)).stream()) {
            rows.forEach(reader);
        }
    }

    Optional<Long> numberAt(Handle handle, long index) {
        return handle.createQuery("select number from leaves where log_index = :place").bind("place", index).mapTo(Long.class).findOne();
    }

    /** What was said last of whether a credential holds: revoked, or taken back. */
    Optional<QueuedLeaf> lastWord(Handle handle, long number) {
        return about(handle, number).reversed().stream().filter(queued -> !(queued.leaf() instanceof Leaf.Claim)).findFirst();
    }

    private static List<QueuedLeaf> about(Handle handle, long number) {
        return handle.createQuery("select * from leaves where about = :number order by number").bind("number", number).map((row, context) -> leaf(row)).list();
    }

    /** In the order in which they were queued. */
    List<QueuedLeaf> waiting(Handle handle) {
        return handle.createQuery("select * from leaves where log_index is null order by number")
            .map((row, context) -> leaf(row)).list();
    }

    int countWaiting(Handle handle) {
        return handle.createQuery("select count(*) from leaves where log_index is null").mapTo(Integer.class).one();
    }

    Optional<Instant> oldestWaiting(Handle handle, long size) {
        return handle.createQuery("""
                select min(oldest) as oldest from (
                    select min(queued_at) as oldest from leaves where log_index is null
                    union all select min(queued_at) from leaves where log_index >= :size) as either""")   // each by its index; joined by "or", SQLite reads all
            .bind("size", size)
            .map((row, context) -> instant(row, "oldest")).one();
    }

    /** @return how many had no place yet: fewer than given when somebody else was faster */
    int place(Handle handle, Map<Long, Long> indexes) {
        var batch = handle.prepareBatch("update leaves set log_index = :place where number = :number and log_index is null");
        indexes.forEach((number, index) -> batch.bind("number", number).bind("place", index).add());
        int placed = 0;
        for (int changed : batch.execute()) {
            placed += changed;
        }
        return placed;
    }

    Map<Long, Long> places(Handle handle, List<Long> numbers) {
        return handle.createQuery("select number, log_index from leaves where number in (<numbers>) and log_index is not null").bindList("numbers", numbers)
            .reduceRows(new TreeMap<Long, Long>(), (all, row) -> {
                all.put(row.getColumn("number", Long.class), row.getColumn("log_index", Long.class));
                return all;
            });
    }

    /** Leaves that were revoked, by the place of the leaf that issued them and, if the log has it, of the one that revokes. */
    Map<Long, Optional<Long>> revoked(Handle handle) {
        return handle.createQuery("""
                select issued.log_index as issued, revoking.log_index as revoking from revocations
                join leaves revoking on revoking.number = revocations.leaf
                join leaves issued on issued.number = revoking.about
                where issued.log_index is not null""")
            .reduceRows(new TreeMap<Long, Optional<Long>>(), (all, row) -> {
                all.put(row.getColumn("issued", Long.class), Optional.ofNullable(row.getColumn("revoking", Long.class)));
                return all;
            });
    }

    Map<Long, Long> claimed(Handle handle) {
        return handle.createQuery("""
                select issued.log_index as issued, claiming.log_index as claiming from leaves claiming
                join leaves issued on issued.number = claiming.about
                where substr(claiming.line, 7, 5) = 'claim' and issued.log_index is not null and claiming.log_index is not null""")
            .reduceRows(new TreeMap<Long, Long>(), (all, row) -> {
                all.put(row.getColumn("issued", Long.class), row.getColumn("claiming", Long.class));
                return all;
            });
    }

    Set<Long> reinstating(Handle handle, long size) {
        return handle.createQuery("""
                select issued.log_index from leaves said join leaves issued on issued.number = said.about
                where (said.log_index is null or said.log_index >= :size) and said.line like '{"t":"reinstate"%' and issued.log_index is not null""")
            .bind("size", size).mapTo(Long.class).collect(Collectors.toSet());
    }

    private static QueuedLeaf leaf(ResultSet row) throws SQLException {
        return new QueuedLeaf(row.getLong("number"), number(row, "about"), Leaf.read(row.getString("line")),
            instant(row, "queued_at").orElseThrow(), number(row, "log_index"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return number(row, column).map(Instant::ofEpochMilli);
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
