package qadam.classroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;
import qadam.shared.Language;

/** Class codes, cards, and a teacher's digits for one pupil. */
final class CardStore {
    Optional<ClassCode> code(Handle handle, long organisation) {
        return handle.createQuery("select code from class_codes where organisation = :organisation").bind("organisation", organisation)
            .mapTo(String.class).findOne().map(ClassCode::new);
    }

    boolean isTaken(Handle handle, ClassCode code) {
        return handle.createQuery("select count(*) from class_codes where code = :code").bind("code", code.digits()).mapTo(Long.class).one() > 0;
    }

    void setCode(Handle handle, long organisation, ClassCode code, Instant now) {
        handle.createUpdate("""
                insert into class_codes (organisation, code, made_at) values (:organisation, :code, :now)
                on conflict (organisation) do update set code = excluded.code, made_at = excluded.made_at""")
            .bind("organisation", organisation).bind("code", code.digits()).bind("now", now).execute();
    }

    void add(Handle handle, ClassCard card, byte[] secret) {
        handle.createUpdate("""
                insert into class_cards (id, organisation, person, number, language, secret, made_at, ends_at)
                values (:id, :organisation, :person, :number, :language, :secret, :made, :ends)""")
            .bind("id", card.id()).bind("organisation", card.organisation()).bind("person", card.person()).bind("number", card.number())
            .bind("language", card.language().tag()).bind("secret", secret).bind("made", card.madeAt()).bind("ends", card.endsAt()).execute();
    }

    /** The one look-up of a sign-in; finds cards that have ended too. */
    Optional<ClassCard> find(Handle handle, byte[] secret) {
        return handle.createQuery("select * from class_cards where secret = :secret").bind("secret", secret).map(CardStore::card).findOne();
    }

    /** Those that have not ended, by number. */
    List<ClassCard> of(Handle handle, long organisation) {
        return handle.createQuery("select * from class_cards where organisation = :organisation and ended_at is null order by number")
            .bind("organisation", organisation).map(CardStore::card).list();
    }

    Optional<ClassCard> of(Handle handle, long organisation, UUID person) {
        return handle.createQuery("select * from class_cards where organisation = :organisation and person = :person and ended_at is null")
            .bind("organisation", organisation).bind("person", person).map(CardStore::card).findOne();
    }

    List<ClassCard> history(Handle handle, UUID person) {
        return handle.createQuery("select * from class_cards where person = :person order by made_at, id").bind("person", person).map(CardStore::card).list();
    }

    void end(Handle handle, UUID card, Instant now) {
        handle.createUpdate("update class_cards set ended_at = :now where id = :id and ended_at is null").bind("now", now).bind("id", card).execute();
    }

    void addLetIn(Handle handle, LetIn letIn) {
        endLetIns(handle, letIn.person());
        handle.createUpdate("""
                insert into class_let_ins (secret, organisation, person, made_by, made_at, expires_at)
                values (:secret, :organisation, :person, :maker, :now, :expires)""")
            .bind("secret", letIn.secret()).bind("organisation", letIn.organisation()).bind("person", letIn.person()).bind("maker", letIn.maker())
            .bind("now", letIn.madeAt()).bind("expires", letIn.expiresAt()).execute();
    }

    Optional<LetIn> findLetIn(Handle handle, byte[] secret) {
        return handle.createQuery("select * from class_let_ins where secret = :secret").bind("secret", secret)
            .map(CardStore::letIn).findOne();
    }

    List<LetIn> letIns(Handle handle, UUID person) {
        return handle.createQuery("select * from class_let_ins where person = :person or made_by = :person order by made_at").bind("person", person)
            .map(CardStore::letIn).list();
    }

    void endLetIns(Handle handle, UUID person) {
        handle.createUpdate("delete from class_let_ins where person = :person").bind("person", person).execute();
    }

    int forgetLetIns(Handle handle, Instant before) {
        return handle.createUpdate("delete from class_let_ins where expires_at < :before").bind("before", before).execute();
    }

    void erase(Handle handle, UUID person) {
        endLetIns(handle, person);
        handle.createUpdate("delete from class_let_ins where made_by = :person").bind("person", person).execute();
        handle.createUpdate("delete from class_cards where person = :person").bind("person", person).execute();
    }

    private static LetIn letIn(ResultSet row, StatementContext context) throws SQLException {
        return new LetIn(row.getBytes("secret"), row.getLong("organisation"), Ids.uuid(row.getBytes("person")), Ids.uuid(row.getBytes("made_by")),
            Instant.ofEpochMilli(row.getLong("made_at")), Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static ClassCard card(ResultSet row, StatementContext context) throws SQLException {
        long ended = row.getLong("ended_at");
        Optional<Instant> endedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        return new ClassCard(Ids.uuid(row.getBytes("id")), row.getLong("organisation"), Ids.uuid(row.getBytes("person")), row.getInt("number"),
            Language.of(row.getString("language")).orElseThrow(), Instant.ofEpochMilli(row.getLong("made_at")),
            Instant.ofEpochMilli(row.getLong("ends_at")), endedAt);
    }
}
