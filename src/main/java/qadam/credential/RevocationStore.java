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

    /** The log and the trail keep that there was one. @return false when there is none */
    boolean remove(Handle handle, UUID credential) {
        return handle.createUpdate("delete from revocations where credential = :credential").bind("credential", credential).execute() == 1;
    }

    BitSet revoked(Handle handle, int list) {
        BitSet bits = new BitSet();
        handle.createQuery("select status_index from revocations where status_list = :list")
            .bind("list", list).mapTo(Integer.class).forEach(bits::set);
        return bits;
    }

    /** Another after each change of the list: as many of one kind may have come as gone. */
    String state(Handle handle, int list) {
        return handle.createQuery("select count(*) || ' ' || coalesce(max(leaf), 0) || ' ' || coalesce(sum(leaf), 0) from revocations where status_list = :list")
            .bind("list", list).mapTo(String.class).one();
    }
}
