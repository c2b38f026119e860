package qadam.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.web.Role;

/** What rosters have said so far. */
final class RosterStore {
    /** A place of a roster. @param made whether the roster made it, so that it closes it when it is gone */
    record KnownPlace(String key, long organisation, boolean made, boolean left) {
    }

    /** Somebody of a roster. @param off whether the list itself says that they may not come in */
    record KnownPerson(byte[] key, UUID person, byte[] mark, long home, Optional<byte[]> tag, boolean off, boolean left) {
    }

    /** What somebody is expected to become. @param hash of the link that was made for it */
    record Expected(long roster, long organisation, UUID person, Role role, Instant sinceAt, Optional<byte[]> hash) {
        Optional<Offered> offered() {
            return hash.map(one -> new Offered(this, one, false));
        }
    }

    /** Somebody for whom a link was made of which nobody knows yet that they came. @param ended whether the list has dropped them since */
    record Offered(Expected expected, byte[] hash, boolean ended) {
    }

    List<KnownPlace> places(Handle handle, long roster) {
        return handle.createQuery("select * from roster_places where roster = :roster").bind("roster", roster)
            .map((row, context) -> new KnownPlace(HexFormat.of().formatHex(row.getBytes("key")), row.getLong("organisation"), row.getInt("made") == 1, left(row))).list();
    }

    private static boolean left(ResultSet row) throws SQLException {
        row.getLong("left_at");
        return !row.wasNull();
    }

    /** Places that others keep, with the roster of each; also those that have a roster of their own. */
    Map<Long, Long> keptByOthers(Handle handle, long roster) {
        return handle.createQuery("""
                select organisation, roster from roster_places where roster <> :roster and left_at is null
                union select roster, roster from roster_people where roster <> :roster and left_at is null""").bind("roster", roster)
            .reduceRows(new HashMap<>(), (all, row) -> {
                all.put(row.getColumn("organisation", Long.class), row.getColumn("roster", Long.class));
                return all;
            });
    }

    void addPlace(Handle handle, long roster, String key, long organisation, boolean made) {
        handle.createUpdate("""
                insert into roster_places (roster, key, organisation, made) values (:roster, :key, :organisation, :made) on conflict (organisation) do update
                set roster = excluded.roster, key = excluded.key, made = excluded.made, left_at = null""")
            .bind("roster", roster).bind("key", HexFormat.of().parseHex(key)).bind("organisation", organisation).bind("made", made ? 1 : 0).execute();
    }

    void setPlaceLeft(Handle handle, long organisation, Optional<Instant> now) {
        handle.createUpdate("update roster_places set left_at = :now where organisation = :organisation")
            .bind("now", now.orElse(null)).bind("organisation", organisation).execute();
    }

    void eachPerson(Handle handle, long roster, Consumer<KnownPerson> each) {
        handle.createQuery("select * from roster_people where roster = :roster").bind("roster", roster).setFetchSize(1_000)
            .map((row, context) -> {
                each.accept(new KnownPerson(row.getBytes("key"), Ids.uuid(row.getBytes("person")), row.getBytes("mark"), row.getLong("home"),
                    Optional.ofNullable(row.getBytes("match_tag")), row.getInt("off") == 1, left(row)));
                return true;
            }).useIterator(rows -> rows.forEachRemaining(row -> { }));
    }

    void setPeople(Handle handle, long roster, List<KnownPerson> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
            insert into roster_people (roster, key, person, mark, home, match_tag, off, since_at) values (:roster, :key, :person, :mark, :home, :tag, :off, :now)
            on conflict (roster, key) do update set mark = excluded.mark, home = excluded.home, match_tag = excluded.match_tag, off = excluded.off, left_at = null""");
        all.forEach(one -> batch.bind("roster", roster).bind("key", one.key).bind("person", one.person).bind("mark", one.mark).bind("home", one.home)
            .bindByType("tag", one.tag.orElse(null), byte[].class).bind("off", one.off ? 1 : 0).bind("now", now).add());
        batch.execute();
    }

    void setLeft(Handle handle, long roster, UUID person, Instant now) {
        handle.createUpdate("update roster_people set left_at = :now where roster = :roster and person = :person and left_at is null")
            .bind("now", now).bind("roster", roster).bind("person", person).execute();
    }

    /** Whether any roster has them now and lets them in. */
    boolean isIn(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from roster_people where person = :person and left_at is null and off = 0").bind("person", person)
            .mapTo(Long.class).one() > 0;
    }

    List<Expected> expected(Handle handle, long roster) {
        return handle.createQuery("select * from roster_roles where roster = :roster and ended_at is null").bind("roster", roster)
            .map((row, context) -> expected(row)).list();
    }

    Optional<Expected> expected(Handle handle, long organisation, UUID person, Role role) {
        return handle.createQuery("select * from roster_roles where organisation = :organisation and person = :person and role = :role and ended_at is null")
            .bind("organisation", organisation).bind("person", person).bind("role", role.name()).map((row, context) -> expected(row)).findOne();
    }

    List<Expected> expectedIn(Handle handle, List<Long> organisations) {
        return handle.createQuery("""
                select * from roster_roles where organisation in (<organisations>) and ended_at is null order by organisation, role, person""")
            .bindList("organisations", organisations).map((row, context) -> expected(row)).list();
    }

    List<Expected> expectedAs(Handle handle, Set<Role> roles) {
        return handle.createQuery("select * from roster_roles where role in (<roles>) and ended_at is null order by organisation, role, person")
            .bindList("roles", roles.stream().map(Role::name).toList()).map((row, context) -> expected(row)).list();
    }

    private static Expected expected(ResultSet row) throws SQLException {
        return new Expected(row.getLong("roster"), row.getLong("organisation"), Ids.uuid(row.getBytes("person")), Role.valueOf(row.getString("role")),
            Instant.ofEpochMilli(row.getLong("since_at")), Optional.ofNullable(row.getBytes("hash")));
    }

    List<Offered> offered(Handle handle, long roster) {
        return handle.createQuery("select * from roster_roles where roster = :roster and hash is not null").bind("roster", roster).map((row, context) -> {
            row.getLong("ended_at");
            boolean ended = !row.wasNull();
            return new Offered(expected(row), row.getBytes("hash"), ended);
        }).list();
    }

    /** Whoever was invited has come: the link is of no use any more. */
    void settled(Handle handle, Expected expected) {
        handle.createUpdate("update roster_roles set hash = null where organisation = :organisation and person = :person and role = :role")
            .bind("organisation", expected.organisation).bind("person", expected.person).bind("role", expected.role.name()).execute();
    }

    void expect(Handle handle, long roster, long organisation, UUID person, Role role, Instant now) {
        handle.createUpdate("""
                insert into roster_roles (roster, organisation, person, role, since_at) values (:roster, :organisation, :person, :role, :now)
                on conflict (organisation, person, role) do update set roster = excluded.roster, since_at = excluded.since_at, ended_at = null, hash = null""")
            .bind("roster", roster).bind("organisation", organisation).bind("person", person).bind("role", role.name()).bind("now", now).execute();
    }

    void endExpected(Handle handle, long organisation, UUID person, Role role, Instant now) {
        handle.createUpdate("""
                update roster_roles set ended_at = :now where organisation = :organisation and person = :person and role = :role and ended_at is null""")
            .bind("now", now).bind("organisation", organisation).bind("person", person).bind("role", role.name()).execute();
    }

    void offered(Handle handle, Expected expected, byte[] hash) {
        handle.createUpdate("update roster_roles set hash = :hash where organisation = :organisation and person = :person and role = :role")
            .bind("hash", hash).bind("organisation", expected.organisation).bind("person", expected.person).bind("role", expected.role.name()).execute();
    }

    /** Whom a roster means is somebody who had an account already. */
    void isSomebodyElse(Handle handle, UUID expected, UUID person) {
        handle.createUpdate("update roster_people set person = :person where person = :expected").bind("person", person).bind("expected", expected).execute();
        handle.createUpdate("""
                delete from roster_roles where person = :expected and exists (select 1 from roster_roles o
                where o.person = :person and o.organisation = roster_roles.organisation and o.role = roster_roles.role)""")
            .bind("person", person).bind("expected", expected).execute();
        handle.createUpdate("update roster_roles set person = :person where person = :expected").bind("person", person).bind("expected", expected).execute();
    }

    /** Everybody of whom a list gave this id. */
    List<UUID> tagged(Handle handle, byte[] tag) {
        return handle.createQuery("select distinct person from roster_people where match_tag = :tag").bind("tag", tag).mapTo(UUID.class).list();
    }

    record Tagged(UUID person, byte[] tag) {
    }

    /** People whose id a list gave, in the order of their ids. */
    List<Tagged> taggedAfter(Handle handle, UUID after, int most) {
        return handle.createQuery("""
                select distinct person, match_tag from roster_people where match_tag is not null and person > :after and left_at is null
                order by person limit :most""")
            .bind("after", after).bind("most", most).map((row, context) -> new Tagged(Ids.uuid(row.getBytes("person")), row.getBytes("match_tag"))).list();
    }

    /** Ids that lists gave of a person. */
    List<byte[]> tags(Handle handle, UUID person) {
        return handle.createQuery("select distinct match_tag from roster_people where person = :person and match_tag is not null").bind("person", person)
            .mapTo(byte[].class).list();
    }

    /** For the download of a person's data. */
    List<Map<String, Object>> history(Handle handle, UUID person) {
        return handle.createQuery("select * from roster_people where person = :person order by since_at, roster").bind("person", person).map((row, context) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("list_of_organisation", row.getLong("roster"));
            line.put("organisation", row.getLong("home"));
            line.put("since", Instant.ofEpochMilli(row.getLong("since_at")).toString());
            long left = row.getLong("left_at");
            line.put("left_at", row.wasNull() ? "" : Instant.ofEpochMilli(left).toString());
            line.put("may_come_in", row.getInt("off") == 0);
            line.put("match_tag_of_national_id", row.getBytes("match_tag") != null);
            return line;
        }).list();
    }

    List<Map<String, Object>> roleHistory(Handle handle, UUID person) {
        return handle.createQuery("select * from roster_roles where person = :person order by since_at, organisation").bind("person", person).map((row, context) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("organisation", row.getLong("organisation"));
            line.put("expected_as", row.getString("role"));
            line.put("since", Instant.ofEpochMilli(row.getLong("since_at")).toString());
            long ended = row.getLong("ended_at");
            line.put("ended_at", row.wasNull() ? "" : Instant.ofEpochMilli(ended).toString());
            return line;
        }).list();
    }

    void erase(Handle handle, UUID person) {
        for (String table : List.of("roster_people", "roster_roles", "roster_drafts")) {
            handle.createUpdate("delete from " + table + " where person = :person").bind("person", person).execute();
        }
    }
}
