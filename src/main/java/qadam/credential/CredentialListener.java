package qadam.credential;

import org.jdbi.v3.core.Handle;

/** Hears of credentials inside the transaction that stores them. Changes rows only. */
public interface CredentialListener {
    void issued(Handle handle, CredentialIssued issued);

    void revoked(Handle handle, CredentialRevoked revoked);

    void reinstated(Handle handle, CredentialReinstated reinstated);
}
