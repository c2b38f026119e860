package qadam.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Programmes;
import qadam.credential.CredentialWorld;
import qadam.credential.Leaf;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A log over a queue of leaves that a test fills by hand, without people and signatures. */
final class LogWorld implements AutoCloseable {
    final FixedClock clock = new FixedClock("2026-11-23T05:00:00Z");
    final Path data;
    final Database database;
    PublicLog log;

    LogWorld() {
        this(Databases.sqlite(), Databases.folder());
    }

    LogWorld(Database database) {
        this(database, Databases.folder());
    }

    LogWorld(Database database, Path data) {
        this.database = database;
        this.data = data;
        this.log = reopened();
    }

    /** As after a restart: nothing is left but the database and the folder. */
    PublicLog reopened() {
        log = PublicLog.open(database, data, "https://qadam.example", clock, Programmes.open(database, CredentialWorld.PROGRAMME, clock));
        return log;
    }

    Path folder() {
        return data.resolve("log");
    }

    /** Queues so many credentials of one cell. @return their numbers in the queue */
    List<Long> queue(int many, String region) {
        String week = Leaf.week(clock.instant());
        Instant now = clock.instant();
        return database.write(handle -> {
            List<Long> numbers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                numbers.add(add(handle, new Leaf.Issue(Optional.of(hex(16)), hex(32), "kz-2026@1", "everyone", 1, region, week, "online", "sso", "state"),
                    Optional.empty(), now));
            }
            return numbers;
        });
    }

    void queueAbout(Leaf.About leaf, long about) {
        queueAbout(leaf, List.of(about));
    }

    /** The same of each, in one transaction. */
    void queueAbout(Leaf.About leaf, List<Long> abouts) {
        Instant now = clock.instant();
        database.write(handle -> {
            abouts.forEach(about -> add(handle, leaf, Optional.of(about), now));
            return null;
        });
    }

    private static long add(Handle handle, Leaf leaf, Optional<Long> about, Instant now) {
        return handle.createQuery("insert into leaves (about, line, queued_at) values (:about, :line, :now) returning number")
            .bind("about", about.orElse(null)).bind("line", leaf.line()).bind("now", now)
            .mapTo(Long.class).one();
    }

    static String hex(int bytes) {
        return HexFormat.of().formatHex(Ids.randomBytes(bytes));
    }

    /** What a stranger reads from the static files, checked. */
    List<String> published() {
        List<String> lines = new ArrayList<>();
        new LogReader(LogSource.at(folder().toString()), Optional.of(log.trust()), Optional.empty())
            .read((index, leaf) -> lines.add(new String(leaf, java.nio.charset.StandardCharsets.UTF_8)), read -> { });
        return lines;
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
