package qadam.editing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;
import qadam.shared.Language;

final class SignatureStore {
    void add(Handle handle, Signature signature, UUID by, Instant now) {
        handle.createUpdate("""
                insert into text_signatures (course, owner, language, read, signature, signed_by, signed_at)
                values (:course, :owner, :language, :read, :signature, :by, :now)""")
            .bind("course", signature.course()).bind("owner", signature.owner()).bind("language", signature.language().tag())
            .bind("read", signature.read()).bind("signature", signature.signature()).bind("by", by).bind("now", now).execute();
    }

    /** Given and not published yet, oldest first. */
    List<Signature> pending(Handle handle, String course) {
        return handle.createQuery("""
                select number, course, owner, language, read, signature from text_signatures
                where course = :course and published_in is null and signature <> '' order by number""")
            .bind("course", course).map((row, context) -> new Signature(row.getLong("number"), row.getString("course"), row.getString("owner"),
                Language.of(row.getString("language")).orElseThrow(), row.getString("read"), row.getString("signature"))).list();
    }

    void publish(Handle handle, long number, int version) {
        handle.createUpdate("update text_signatures set published_in = :version where number = :number and published_in is null")
            .bind("version", version).bind("number", number).execute();
    }

    void join(PersonJoined joined) {
        joined.moveBy("signed_by", "text_signatures", "number");
    }

    /** What is published stays in its version, where everybody has read it; here nothing says any more who signed. */
    void erase(Handle handle, UUID person, UUID nobody) {
        handle.createUpdate("update text_signatures set signed_by = :nobody, signature = '' where signed_by = :person")
            .bind("nobody", nobody).bind("person", person).execute();
    }

    List<String> by(Handle handle, UUID person) {
        return handle.createQuery("select signature || ' ' || course || ' ' || owner || ' ' || language from text_signatures where signed_by = :person order by number")
            .bind("person", person).mapTo(String.class).list();
    }
}
