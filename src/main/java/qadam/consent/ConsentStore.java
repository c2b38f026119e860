package qadam.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Query;
import qadam.shared.Ids;
import qadam.shared.Language;

/** Answers, only ever added to, and the texts that they name. */
final class ConsentStore {
    /** @param number of no row yet */
    long add(Handle handle, Consent consent) {
        return purposes(handle.createQuery("""
                insert into consents (person, place, act, method, learning, tutor, publication, edition, sealed, spoken_at, given_at, until_at)
                values (:person, :place, :act, :method, :learning, :tutor, :publication, :edition, :sealed, :spoken, :given, :until) returning number"""), consent.purposes())
            .bind("person", consent.person()).bind("place", consent.place()).bind("act", consent.act()).bind("method", consent.method())
            .bind("edition", consent.edition()).bind("sealed", consent.sealed()).bind("spoken", consent.spokenAt()).bind("given", consent.givenAt()).bind("until", consent.untilAt())
            .mapTo(Long.class).one();
    }

    static Query purposes(Query insert, Set<Purpose> purposes) {
        for (Purpose purpose : Purpose.values()) {
            insert.bind(purpose.code(), purposes.contains(purpose));
        }
        return insert;
    }

    Optional<Consent> newest(Handle handle, UUID person) {
        return handle.createQuery("select * from consents where person = :person order by number desc limit 1")
            .bind("person", person).map(ConsentStore::consent).findOne();
    }

    /** Whether a guardian of this pupil said something later than this. */
    boolean isOvertaken(Handle handle, UUID person, Instant spokenAt) {
        return handle.createQuery("select count(*) from consents where person = :person and spoken_at > :spoken")
            .bind("person", person).bind("spoken", spokenAt).mapTo(Long.class).one() > 0;
    }

    Optional<Consent> find(Handle handle, long number) {
        return handle.createQuery("select * from consents where number = :number").bind("number", number).map(ConsentStore::consent).findOne();
    }

    /** The newest of each that has any. */
    Map<UUID, Consent> newest(Handle handle, Collection<UUID> people) {
        Map<UUID, Consent> newest = new LinkedHashMap<>();
        if (!people.isEmpty()) {
            handle.createQuery("select * from consents where person in (<people>) order by number").bindList("people", List.copyOf(people))
                .map(ConsentStore::consent).forEach(consent -> newest.put(consent.person(), consent));
        }
        return newest;
    }

    /** The first one first. */
    List<Consent> history(Handle handle, UUID person) {
        return handle.createQuery("select * from consents where person = :person order by number").bind("person", person).map(ConsentStore::consent).list();
    }

    void keep(Handle handle, ConsentText text, Instant now) {
        handle.createUpdate("insert into consent_texts (hash, language, words, first_at) values (:hash, :language, :words, :now) on conflict (hash) do nothing")
            .bind("hash", text.hash()).bind("language", text.language().tag()).bind("words", text.words()).bind("now", now).execute();
    }

    ConsentText text(Handle handle, String hash) {
        return handle.createQuery("select language, words from consent_texts where hash = :hash").bind("hash", hash)
            .map((row, context) -> ConsentText.of(Language.of(row.getString("language")).orElseThrow(), row.getString("words"))).one();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from consents where person = :person").bind("person", person).execute();
    }

    static Set<Purpose> purposes(ResultSet row) throws SQLException {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            if (row.getInt(purpose.code()) == 1) {
                purposes.add(purpose);
            }
        }
        return purposes;
    }

    private static Consent consent(ResultSet row, StatementContext context) throws SQLException {
        return new Consent(row.getLong("number"), Ids.uuid(row.getBytes("person")), row.getLong("place"), Act.valueOf(row.getString("act")),
            Method.valueOf(row.getString("method")), purposes(row), row.getString("edition"), row.getBytes("sealed"),
            Instant.ofEpochMilli(row.getLong("spoken_at")), Instant.ofEpochMilli(row.getLong("given_at")), Instant.ofEpochMilli(row.getLong("until_at")));
    }
}
