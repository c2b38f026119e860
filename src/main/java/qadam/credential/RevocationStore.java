package qadam.credential;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

final class RevocationStore {
    void add(Handle handle, Revocation revocation) {
        handle.createUpdate("""
                insert into revocations (credential, reason, revoked_at, revoked_by, status_list, status_index, leaf)
                values (:credential, :code, :revokedAt, :revokedBy, :statusList, :statusIndex, :leaf)""")
            .bind("credential", revocation.credential()).bind("code", revocation.reason().code())
            .bind("revokedAt", revocation.revokedAt()).bind("revokedBy", revocation.revokedBy())
            .bind("statusList", revocation.statusList()).bind("statusIndex", revocation.statusIndex())
            .bind("leaf", revocation.leaf())
            .execute();
    }

    Optional<Revocation> find(Handle handle, UUID credential) {
        return handle.createQuery("select * from revocations where credential = :credential").bind("credential", credential)
            .map((row, context) -> new Revocation(Ids.uuid(row.getBytes("credential")),
                RevocationReason.of(row.getString("reason")).orElseThrow(), Instant.ofEpochMilli(row.getLong("revoked_at")),
                Ids.uuid(row.getBytes("revoked_by")), row.getInt("status_list"), row.getInt("status_index"), row.getLong("leaf")))
            .findOne();
    }

    BitSet revoked(Handle handle, int list) {
        BitSet bits = new BitSet();
        handle.createQuery("select status_index from revocations where status_list = :list")
            .bind("list", list).mapTo(Integer.class).forEach(bits::set);
        return bits;
    }

    int count(Handle handle, int list) {
        return handle.createQuery("select count(*) from revocations where status_list = :list")
            .bind("list", list).mapTo(Integer.class).one();
    }
}
