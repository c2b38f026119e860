package qadam.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.identity.Leaving;
import qadam.shared.Ids;

/** Papers entered, and what a second person said of each; neither is ever changed. */
final class PaperStore {
    private static final String WITH_DECISION = """
        select p.*, d.confirmed, d.decided_by, d.decided_at, d.reason from consent_papers p left join consent_decisions d on d.paper = p.number
        """;

    /** @param paper with any number */
    long add(Handle handle, Paper paper) {
        return ConsentStore.purposes(handle.createQuery("""
                insert into consent_papers (person, place, learning, tutor, publication, edition, sealed, signed_on, made_by, made_at)
                values (:person, :place, :learning, :tutor, :publication, :edition, :sealed, :signed, :maker, :made) returning number"""), paper.purposes())
            .bind("person", paper.person()).bind("place", paper.place()).bind("edition", paper.edition()).bind("sealed", paper.sealed())
            .bind("signed", paper.signedOn().toString()).bind("maker", paper.madeBy()).bind("made", paper.madeAt())
            .mapTo(Long.class).one();
    }

    Optional<Paper> find(Handle handle, long number) {
        return handle.createQuery(WITH_DECISION + "where p.number = :number").bind("number", number).map(PaperStore::paper).findOne();
    }

    /** Those of some places that wait for a second person, the oldest first. */
    List<Paper> waiting(Handle handle, Collection<Long> places, int most) {
        return places.isEmpty() ? List.of() : handle.createQuery(WITH_DECISION + "where p.place in (<places>) and d.paper is null order by p.number limit :most")
            .bindList("places", List.copyOf(places)).bind("most", most).map(PaperStore::paper).list();
    }

    /** Whose paper waits, of these. */
    Set<UUID> waitingOf(Handle handle, Collection<UUID> people) {
        return people.isEmpty() ? Set.of() : new HashSet<>(handle.createQuery("""
                select p.person from consent_papers p left join consent_decisions d on d.paper = p.number where p.person in (<people>) and d.paper is null""")
            .bindList("people", List.copyOf(people)).mapTo(UUID.class).list());
    }

    List<Paper> of(Handle handle, UUID person) {
        return handle.createQuery(WITH_DECISION + "where p.person = :person order by p.number").bind("person", person).map(PaperStore::paper).list();
    }

    /** False when somebody else was quicker. */
    boolean decide(Handle handle, long paper, Paper.Decision decision) {
        return handle.createUpdate("""
                insert into consent_decisions (paper, confirmed, decided_by, decided_at, reason) values (:paper, :confirmed, :by, :at, :reason)
                on conflict (paper) do nothing""")
            .bind("paper", paper).bind("confirmed", decision.confirmed()).bind("by", decision.by()).bind("at", decision.at())
            .bind("reason", decision.reason()).execute() == 1;
    }

    void erase(Handle handle, Leaving leaving) {
        handle.createUpdate("delete from consent_decisions where paper in (select number from consent_papers where person = :person)")
            .bind("person", leaving.person()).execute();
        handle.createUpdate("delete from consent_papers where person = :person").bind("person", leaving.person()).execute();
        handle.createUpdate("update consent_papers set made_by = :nobody where made_by = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
        handle.createUpdate("update consent_decisions set decided_by = :nobody where decided_by = :person")
            .bind("nobody", leaving.nobody()).bind("person", leaving.person()).execute();
    }

    private static Paper paper(ResultSet row, StatementContext context) throws SQLException {
        byte[] by = row.getBytes("decided_by");
        Optional<Paper.Decision> decision = by == null ? Optional.empty() : Optional.of(new Paper.Decision(row.getInt("confirmed") == 1, Ids.uuid(by),
            Instant.ofEpochMilli(row.getLong("decided_at")), row.getString("reason")));
        return new Paper(row.getLong("number"), Ids.uuid(row.getBytes("person")), row.getLong("place"), ConsentStore.purposes(row), row.getString("edition"),
            row.getBytes("sealed"), LocalDate.parse(row.getString("signed_on")), Ids.uuid(row.getBytes("made_by")),
            Instant.ofEpochMilli(row.getLong("made_at")), decision);
    }
}
