package qadam.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;
import qadam.web.Role;

/** Dated rights and the one-time links that give them. */
final class GrantStore {
    /** The whole country, made by the migration. */
    static final long ROOT = 1;
    private static final int PIECE = 5_000;

    Set<Role> roles(Handle handle, UUID person) {
        return handle.createQuery("select role from role_grants where person = :person and ended_at is null")
            .bind("person", person).mapTo(String.class).stream().map(Role::valueOf).collect(Collectors.toSet());
    }

    /** What somebody might do at a moment. */
    Set<Role> rolesAt(Handle handle, UUID person, Instant moment) {
        return handle.createQuery("select distinct role from role_grants where person = :person and since_at <= :moment and (ended_at is null or ended_at > :moment)")
            .bind("person", person).bind("moment", moment).mapTo(String.class).stream().map(Role::valueOf).collect(Collectors.toSet());
    }

    /** Where a person holds any of these, the place itself. */
    List<PlacedRoles.Held> held(Handle handle, UUID person) {
        return handle.createQuery("select role, organisation, since_at from role_grants where person = :person and ended_at is null order by organisation, role")
            .bind("person", person).map((row, context) -> new PlacedRoles.Held(Role.valueOf(row.getString("role")), row.getLong("organisation"),
                Instant.ofEpochMilli(row.getLong("since_at")))).list();
    }

    Map<UUID, List<PlacedRoles.Held>> held(Handle handle, Collection<UUID> persons) {
        Map<UUID, List<PlacedRoles.Held>> held = new HashMap<>();
        pieces(persons).forEach(piece -> handle.createQuery("select person, role, organisation, since_at from role_grants where person in (<persons>) and ended_at is null")
            .bindList("persons", piece).map((row, context) -> held.computeIfAbsent(Ids.uuid(row.getBytes("person")), person -> new ArrayList<>())
                .add(new PlacedRoles.Held(Role.valueOf(row.getString("role")), row.getLong("organisation"), Instant.ofEpochMilli(row.getLong("since_at"))))).list());
        return held;
    }

    /** So many as one query takes on either database. */
    private static <T> Stream<List<T>> pieces(Collection<T> all) {
        return all.stream().gather(Gatherers.windowFixed(PIECE));
    }

    void add(Handle handle, UUID person, Role role, long organisation, Optional<UUID> actor, Instant now) {
        handle.createUpdate("""
                insert into role_grants (person, role, organisation, since_at, granted_by)
                values (:person, :role, :organisation, :now, :actor) on conflict do nothing""")
            .bind("person", person).bind("role", role.name()).bind("organisation", organisation)
            .bind("now", now).bind("actor", actor.orElse(null)).execute();
    }

    /** Who holds what in this place itself. */
    List<Grant> current(Handle handle, long place) {
        return handle.createQuery("select number, person, role, since_at from role_grants where ended_at is null and organisation = :place order by role, number").bind("place", place)
            .map((row, context) -> new Grant(row.getLong("number"), Ids.uuid(row.getBytes("person")),
                Role.valueOf(row.getString("role")), Instant.ofEpochMilli(row.getLong("since_at")))).list();
    }

    /** All that a person has or had, for the download of their data. */
    List<Map<String, Object>> history(Handle handle, UUID person) {
        return handle.createQuery("select role, organisation, since_at, ended_at from role_grants where person = :person order by number")
            .bind("person", person).map((row, context) -> {
                Map<String, Object> grant = new LinkedHashMap<>();
                grant.put("role", row.getString("role").toLowerCase(Locale.ROOT));
                grant.put("organisation", row.getLong("organisation"));
                grant.put("since", Instant.ofEpochMilli(row.getLong("since_at")).toString());
                long ended = row.getLong("ended_at");
                grant.put("ended_at", row.wasNull() ? "" : Instant.ofEpochMilli(ended).toString());
                return grant;
            }).list();
    }

    void end(Handle handle, long number, UUID actor, Instant now) {
        handle.createUpdate("update role_grants set ended_at = :now, ended_by = :actor where number = :number and ended_at is null")
            .bind("now", now).bind("actor", actor).bind("number", number).execute();
    }

    void endAll(Handle handle, UUID person, Instant now) {
        handle.createUpdate("update role_grants set ended_at = :now, ended_by = :person where person = :person and ended_at is null")
            .bind("now", now).bind("person", person).execute();
    }

    void addInvitation(Handle handle, Invitation invitation, Instant now) {
        handle.createUpdate("""
                insert into one_time_links (hash, role, organisation, made_by, made_at, expires_at)
                values (:hash, :role, :organisation, :maker, :now, :expires)""")
            .bind("hash", invitation.hash()).bind("role", invitation.role().name())
            .bind("organisation", invitation.organisation()).bind("maker", invitation.maker().orElse(null))
            .bind("now", now).bind("expires", invitation.expiresAt()).execute();
    }

    Optional<Invitation> invitation(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("select * from one_time_links where hash = :hash and used_at is null and expires_at > :now")
            .bind("hash", hash).bind("now", now).map(GrantStore::invitation).findOne();
    }

    Optional<UUID> acceptedBy(Handle handle, byte[] hash) {
        return handle.createQuery("select used_by from one_time_links where hash = :hash and used_by is not null").bind("hash", hash)
            .mapTo(UUID.class).findOne();
    }

    Map<String, UUID> acceptedBy(Handle handle, Collection<byte[]> hashes) {
        Map<String, UUID> accepted = new HashMap<>();
        pieces(hashes).forEach(piece -> handle.createQuery("select hash, used_by from one_time_links where hash in (<hashes>) and used_by is not null")
            .bindList("hashes", piece).map((row, context) -> accepted.put(HexFormat.of().formatHex(row.getBytes("hash")), Ids.uuid(row.getBytes("used_by")))).list());
        return accepted;
    }

    /** Those that still open something, the newest first. */
    List<Invitation> offers(Handle handle, long place, Instant now) {
        return handle.createQuery("select * from one_time_links where used_at is null and expires_at > :now and organisation = :place order by made_at desc").bind("place", place)
            .bind("now", now).map(GrantStore::invitation).list();
    }

    void endOffer(Handle handle, byte[] hash, Instant now) {
        handle.createUpdate("update one_time_links set expires_at = :now where hash = :hash and used_at is null")
            .bind("now", now).bind("hash", hash).execute();
    }

    private static Invitation invitation(ResultSet row, StatementContext context) throws SQLException {
        return new Invitation(row.getBytes("hash"), Role.valueOf(row.getString("role")), row.getLong("organisation"),
            Optional.ofNullable(row.getBytes("made_by")).map(Ids::uuid), Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    /** False when somebody else was quicker. */
    boolean use(Handle handle, byte[] hash, UUID person, Instant now) {
        return handle.createUpdate("update one_time_links set used_at = :now, used_by = :person where hash = :hash and used_at is null")
            .bind("now", now).bind("person", person).bind("hash", hash).execute() == 1;
    }

    /** Links that an earlier start printed and nobody opened end when a new one is printed. */
    void endUnusedFirstLinks(Handle handle, Instant now) {
        handle.createUpdate("update one_time_links set expires_at = :now where made_by is null and used_at is null and expires_at > :now")
            .bind("now", now).execute();
    }
}
