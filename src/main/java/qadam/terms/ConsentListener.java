package qadam.terms;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, that a person's consent is asked for and that they have given it. */
public interface ConsentListener {
    /** Nobody listens. */
    ConsentListener NONE = new ConsentListener() {
        @Override
        public void asked(Handle handle, UUID person, String what, String address) {
            // nobody
        }

        @Override
        public void given(Handle handle, UUID person, String what) {
            // nobody
        }
    };

    /**
     * @param what a kind of consent and which one of it, {@code terms/2026-11-28}; asked twice for the same it is told once
     * @param address where it is given, without origin and language
     */
    void asked(Handle handle, UUID person, String what, String address);

    void given(Handle handle, UUID person, String what);
}
