package qadam.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** Editions: only ever added. */
final class ProgrammeStore {
    /** By what a newest edition is told from another; empty when there is none. */
    record Newest(int version, Instant sinceAt) {
    }

    Optional<Newest> newest(Handle handle, String programme) {
        return handle.createQuery("""
                select version, since_at from programme_editions where programme = :programme order by version desc limit 1""")
            .bind("programme", programme)
            .map((row, context) -> new Newest(row.getInt("version"), Instant.ofEpochMilli(row.getLong("since_at")))).findOne();
    }

    /** Oldest first. @param words gives what no edition changes: the titles */
    List<Edition> all(Handle handle, Programme words) {
        return handle.createQuery("select * from programme_editions where programme = :programme order by version")
            .bind("programme", words.id()).map((row, context) -> edition(row, words)).list();
    }

    /** False when somebody else has made an edition with this number. */
    boolean add(Handle handle, Edition edition) {
        Programme programme = edition.programme();
        return handle.createUpdate("""
                insert into programme_editions (programme, version, target, first_day, last_day, tracks, modes, since_at, actor, reason)
                values (:programme, :version, :target, :first, :last, :tracks, :modes, :since, :actor, :reason) on conflict do nothing""")
            .bind("programme", programme.id()).bind("version", programme.version()).bind("target", programme.target())
            .bind("first", programme.firstDay().toString()).bind("last", programme.lastDay().toString())
            .bind("tracks", joined(programme.countedTracks())).bind("modes", joined(programme.countedModes()))
            .bind("since", edition.sinceAt()).bind("actor", edition.actor().orElse(null)).bind("reason", edition.reason())
            .execute() == 1;
    }

    private static String joined(Set<String> codes) {
        return String.join(" ", new TreeSet<>(codes));
    }

    private static Set<String> parted(String codes) {
        return codes.isEmpty() ? Set.of() : Set.of(codes.split(" "));
    }

    private static Edition edition(ResultSet row, Programme words) throws SQLException {
        ProgrammeTerms terms = new ProgrammeTerms(row.getInt("target"), LocalDate.parse(row.getString("first_day")),
            LocalDate.parse(row.getString("last_day")), parted(row.getString("tracks")), parted(row.getString("modes")));
        return new Edition(words.edition(row.getInt("version"), terms), Instant.ofEpochMilli(row.getLong("since_at")),
            Optional.ofNullable(row.getBytes("actor")).map(Ids::uuid), row.getString("reason"));
    }
}
