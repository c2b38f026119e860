package qadam.credential;

import org.jdbi.v3.core.Handle;

/** What may speak against a credential or a count at the last moment: asked in the transaction that writes, after everything else was judged. */
public interface Objection {
    Objection NONE = handle -> { };

    /** @throws qadam.shared.Refusal when something does, and nothing is written */
    void raise(Handle handle);
}
