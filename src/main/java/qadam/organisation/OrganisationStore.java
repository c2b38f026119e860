package qadam.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The tree of places. */
final class OrganisationStore {
    Optional<Organisation> find(Handle handle, long number) {
        return handle.createQuery("select * from organisations where number = :number").bind("number", number).map(OrganisationStore::organisation).findOne();
    }

    Optional<Organisation> region(Handle handle, String region) {
        return handle.createQuery("select * from organisations where kind = 'REGION' and region = :region").bind("region", region)
            .map(OrganisationStore::organisation).findOne();
    }

    Optional<Organisation> byCode(Handle handle, String code) {
        return handle.createQuery("select * from organisations where code = :code").bind("code", code).map(OrganisationStore::organisation).findOne();
    }

    /** @return its number */
    long add(Handle handle, Organisation parent, Kind kind, NewPlace place, Optional<String> region, Instant now) {
        long number = handle.createQuery("""
                insert into organisations (name, folded, parent, kind, region, code, grade, made_at)
                values (:name, :folded, :parent, :kind, :region, :code, :grade, :now) returning number""")
            .bind("name", place.name()).bind("folded", place.name().toLowerCase(Locale.ROOT)).bind("parent", parent.number()).bind("kind", kind.name()).bind("region", region.orElse(null))
            .bind("code", place.code().orElse(null)).bind("grade", place.grade().orElse(null)).bind("now", now)
            .mapTo(Long.class).one();
        handle.createUpdate("update organisations set path = :path where number = :number")
            .bind("path", Organisation.path(Optional.of(parent), number)).bind("number", number).execute();
        return number;
    }

    void change(Handle handle, long number, NewPlace place) {
        handle.createUpdate("update organisations set name = :name, folded = :folded, code = :code, grade = :grade where number = :number")
            .bind("name", place.name()).bind("folded", place.name().toLowerCase(Locale.ROOT)).bind("code", place.code().orElse(null)).bind("grade", place.grade().orElse(null))
            .bind("number", number).execute();
    }

    /** With all that lies in it; what was closed before stays so. @return how many places were closed */
    int close(Handle handle, Organisation place, Instant now) {
        return handle.createUpdate("update organisations set closed_at = :now where path >= :path and path < :end and closed_at is null")
            .bind("now", now).bind("path", place.path()).bind("end", end(place)).execute();
    }

    void reopen(Handle handle, long number) {
        handle.createUpdate("update organisations set closed_at = null where number = :number").bind("number", number).execute();
    }

    List<Organisation> children(Handle handle, long parent, long after, int most) {
        return handle.createQuery("select * from organisations where parent = :parent and number > :after order by number limit :most")
            .bind("parent", parent).bind("after", after).bind("most", most).map(OrganisationStore::organisation).list();
    }

    long countChildren(Handle handle, long parent) {
        return handle.createQuery("select count(*) from organisations where parent = :parent").bind("parent", parent).mapTo(Long.class).one();
    }

    long countResponsible(Handle handle) {
        return handle.createQuery("select count(*) from organisations where kind in ('SCHOOL', 'AGENCY')").mapTo(Long.class).one();
    }

    List<Organisation> branch(Handle handle, Organisation place) {
        return handle.createQuery("select * from organisations where path >= :path and path < :end order by path")
            .bind("path", place.path()).bind("end", end(place)).map(OrganisationStore::organisation).list();
    }

    List<Organisation> aboveGroups(Handle handle, Organisation place) {
        return handle.createQuery("select * from organisations where path >= :path and path < :end and kind not in ('CLASS', 'DEPARTMENT') order by path")
            .bind("path", place.path()).bind("end", end(place)).map(OrganisationStore::organisation).list();
    }

    List<Organisation> named(Handle handle, Organisation within, String beginning, int most) {
        return handle.createQuery("""
                select * from organisations where path >= :path and path < :end and folded like :words escape '!' and kind not in ('COUNTRY', 'REGION')
                order by path limit :most""")
            .bind("path", within.path()).bind("end", end(within))
            .bind("words", "%" + beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%").bind("most", most)
            .map(OrganisationStore::organisation).list();
    }

    /** 'g' comes after every hex digit in every collation. */
    static String end(Organisation place) {
        return place.path() + "g";
    }

    static Organisation organisation(ResultSet row, StatementContext context) throws SQLException {
        long parent = row.getLong("parent");
        Optional<Long> above = row.wasNull() ? Optional.empty() : Optional.of(parent);
        int grade = row.getInt("grade");
        Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(grade);
        row.getLong("closed_at");
        boolean closed = !row.wasNull();
        return new Organisation(row.getLong("number"), Kind.valueOf(row.getString("kind")), row.getString("name"), above, row.getString("path"),
            Optional.ofNullable(row.getString("region")), Optional.ofNullable(row.getString("code")), known, closed);
    }
}
