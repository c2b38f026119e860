package qadam.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;
import qadam.shared.Language;

final class EntitlementStore {
    /** Does nothing when the attempt is entitled already: news may be told twice. */
    void add(Handle handle, Entitlement entitlement) {
        handle.createUpdate("""
                insert into entitlements (person, attempt, learner, exam, course, course_version, level, track, language,
                    passed_at, mode, sealed)
                values (:person, :attempt, :learner, :exam, :course, :courseVersion, :level, :track, :tag, :passedAt, :mode, :sealed)
                on conflict (person, attempt) do nothing""")
            .bind("person", entitlement.person()).bind("attempt", entitlement.attempt()).bind("learner", entitlement.learner())
            .bind("exam", entitlement.exam()).bind("course", entitlement.course())
            .bind("courseVersion", entitlement.courseVersion()).bind("level", entitlement.level())
            .bind("track", entitlement.track()).bind("tag", entitlement.language().tag())
            .bind("passedAt", entitlement.passedAt()).bind("mode", entitlement.mode()).bind("sealed", entitlement.sealed())
            .execute();
    }

    /** Its mode, as the credential names it. False when there is none any more. */
    boolean settle(Handle handle, Entitlement entitlement) {
        return handle.createUpdate("update entitlements set mode = :mode where person = :person and attempt = :attempt")
            .bind("mode", entitlement.mode()).bind("person", entitlement.person()).bind("attempt", entitlement.attempt()).execute() == 1;
    }

    /** The exam is open again; passed again, it entitles again. */
    void withdraw(Handle handle, UUID person, UUID attempt) {
        handle.createUpdate("delete from entitlements where person = :person and attempt = :attempt")
            .bind("person", person).bind("attempt", attempt).execute();
    }

    void join(PersonJoined joined) {
        joined.move("entitlements", "person,attempt");
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("update entitlements set person = :nobody where person = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    Optional<Entitlement> find(Handle handle, UUID person, UUID attempt) {
        return handle.createQuery("select * from entitlements where person = :person and attempt = :attempt")
            .bind("person", person).bind("attempt", attempt).map(EntitlementStore::entitlement).findOne();
    }

    List<Entitlement> of(Handle handle, UUID person) {
        return handle.createQuery("select * from entitlements where person = :person order by passed_at desc")
            .bind("person", person).map(EntitlementStore::entitlement).list();
    }

    private static Entitlement entitlement(ResultSet row, StatementContext context) throws SQLException {
        return new Entitlement(Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("attempt")), row.getLong("learner"),
            row.getString("exam"), row.getString("course"), row.getInt("course_version"), row.getInt("level"),
            row.getString("track"), Language.of(row.getString("language")).orElseThrow(),
            Instant.ofEpochMilli(row.getLong("passed_at")), row.getString("mode"), row.getInt("sealed") != 0);
    }
}
