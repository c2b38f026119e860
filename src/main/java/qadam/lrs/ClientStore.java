package qadam.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Clients by their names; a name that was somebody's is nobody else's afterwards, for statements name it. */
final class ClientStore {
    /** @param hash of the secret */
    record Kept(KnownClient client, byte[] hash) {
    }

    /** @return false when the name is taken */
    boolean add(Handle handle, ClientDraft draft, byte[] hash, Instant now) {
        return handle.createUpdate("insert into lrs_clients (name, hash, scopes, origins, made_at) values (:name, :hash, :scopes, :origins, :now) on conflict (name) do nothing")
            .bind("name", draft.name()).bind("hash", hash).bind("scopes", draft.scopes().stream().map(Scope::words).collect(Collectors.joining(" ")))
            .bind("origins", String.join(" ", draft.origins())).bind("now", now).execute() == 1;
    }

    Optional<Kept> find(Handle handle, String name) {
        return handle.createQuery("select * from lrs_clients where name = :name").bind("name", name).map(ClientStore::kept).findOne();
    }

    /** Those that work first, each by name. */
    List<KnownClient> all(Handle handle) {
        return handle.createQuery("select * from lrs_clients order by case when closed_at is null then 0 else 1 end, name").map((row, context) -> client(row)).list();
    }

    long countOpen(Handle handle) {
        return handle.createQuery("select count(*) from lrs_clients where closed_at is null").mapTo(Long.class).one();
    }

    /** The origins of all that work. */
    Set<String> origins(Handle handle) {
        return handle.createQuery("select origins from lrs_clients where closed_at is null and origins <> ''").mapTo(String.class).stream()
            .flatMap(line -> Arrays.stream(line.split(" "))).collect(Collectors.toSet());
    }

    boolean close(Handle handle, String name, Instant now) {
        return handle.createUpdate("update lrs_clients set closed_at = :now where name = :name and closed_at is null").bind("now", now).bind("name", name).execute() == 1;
    }

    void used(Handle handle, String name, Instant now) {
        handle.createUpdate("update lrs_clients set used_at = :now where name = :name").bind("now", now).bind("name", name).execute();
    }

    private static Kept kept(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(client(row), row.getBytes("hash"));
    }

    private static KnownClient client(ResultSet row) throws SQLException {
        return new KnownClient(row.getString("name"), words(row.getString("scopes")).stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toCollection(TreeSet::new)),
            words(row.getString("origins")), Instant.ofEpochMilli(row.getLong("made_at")), moment(row, "used_at"), moment(row, "closed_at"));
    }

    private static Set<String> words(String line) {
        return Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
