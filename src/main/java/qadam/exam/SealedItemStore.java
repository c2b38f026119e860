package qadam.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

final class SealedItemStore {
    /** An item as it lies in the table: nobody but the holder of the key can read {@code content}. */
    record SealedItem(String hash, byte[] content) {
    }

    /** The number of the bank that is drawn from now; 0 when none was ever imported. */
    int version(Handle handle, String exam) {
        return handle.createQuery("select coalesce(max(version), 0) from sealed_banks where exam = :exam")
            .bind("exam", exam).mapTo(Integer.class).one();
    }

    Optional<Instant> importedAt(Handle handle, String exam, int version) {
        return handle.createQuery("select imported_at from sealed_banks where exam = :exam and version = :version")
            .bind("exam", exam).bind("version", version).mapTo(Instant.class).findOne();
    }

    void addBank(Handle handle, String exam, int version, Instant importedAt) {
        handle.createUpdate("insert into sealed_banks (exam, version, imported_at) values (:exam, :version, :importedAt)")
            .bind("exam", exam).bind("version", version).bind("importedAt", importedAt).execute();
    }

    void addItem(Handle handle, String exam, int version, SealedItem item) {
        handle.createUpdate("""
                insert into sealed_items (exam, hash, version, content) values (:exam, :hash, :version, :content)""")
            .bind("exam", exam).bind("hash", item.hash()).bind("version", version).bind("content", item.content()).execute();
    }

    List<SealedItem> items(Handle handle, String exam, int version) {
        return handle.createQuery("select hash, content from sealed_items where exam = :exam and version = :version order by hash")
            .bind("exam", exam).bind("version", version)
            .map((row, context) -> new SealedItem(row.getString("hash"), row.getBytes("content"))).list();
    }

    Optional<SealedItem> any(Handle handle, String exam, int version) {
        return handle.createQuery("select hash, content from sealed_items where exam = :exam and version = :version limit 1")
            .bind("exam", exam).bind("version", version)
            .map((row, context) -> new SealedItem(row.getString("hash"), row.getBytes("content"))).findOne();
    }

    int count(Handle handle, String exam, int version) {
        return handle.createQuery("select count(*) from sealed_items where exam = :exam and version = :version")
            .bind("exam", exam).bind("version", version).mapTo(Integer.class).one();
    }

    /** The item in whichever version of the bank it stood: the hash says it is the same. */
    Optional<SealedItem> find(Handle handle, String exam, String hash) {
        return handle.createQuery("select hash, content from sealed_items where exam = :exam and hash = :hash limit 1")
            .bind("exam", exam).bind("hash", hash)
            .map((row, context) -> new SealedItem(row.getString("hash"), row.getBytes("content"))).findOne();
    }

    /** An item version whose key is wrong, and the item that has the right one. */
    record Corrected(String exam, String hash, SealedItem by) {
    }

    /** @param source what brought the right key: a course's version, a sealed bank */
    void addCorrection(Handle handle, Corrected corrected, String source, Instant at) {
        handle.createUpdate("""
                insert into item_corrections (exam, hash, corrected, content, source, corrected_at)
                values (:exam, :hash, :corrected, :content, :source, :at) on conflict do nothing""")
            .bind("exam", corrected.exam()).bind("hash", corrected.hash()).bind("corrected", corrected.by().hash())
            .bind("content", corrected.by().content()).bind("source", source).bind("at", at).execute();
    }

    /** Items whose keys count beside this item's own. */
    List<SealedItem> corrections(Handle handle, String exam, String hash) {
        return handle.createQuery("""
                select corrected as hash, content from item_corrections where exam = :exam and hash = :hash order by corrected_at""")
            .bind("exam", exam).bind("hash", hash)
            .map((row, context) -> new SealedItem(row.getString("hash"), row.getBytes("content"))).list();
    }

    /** A corrected key whose results have not all been looked at again. */
    record Correction(String exam, String hash, String corrected, String source, Instant correctedAt) {
    }

    List<Correction> pendingCorrections(Handle handle) {
        return handle.createQuery("""
                select exam, hash, corrected, source, corrected_at from item_corrections
                where applied_at is null order by corrected_at""")
            .map(ConstructorMapper.of(Correction.class)).list();
    }

    /** False when another server was first. */
    boolean setApplied(Handle handle, Correction correction, Instant at) {
        return handle.createUpdate("""
                update item_corrections set applied_at = :at
                where exam = :exam and hash = :hash and corrected = :corrected and applied_at is null""")
            .bind("at", at).bind("exam", correction.exam()).bind("hash", correction.hash()).bind("corrected", correction.corrected())
            .execute() == 1;
    }
}
