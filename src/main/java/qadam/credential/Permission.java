package qadam.credential;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What credentials ask about a person, of a package that comes after them; wired in {@code House}. Asked at each use. */
public interface Permission {
    /** Where nobody needs any. */
    Permission ALWAYS = new Permission() {
        @Override
        public boolean mayHold(Handle handle, UUID person) {
            return true;
        }

        @Override
        public boolean isNamed(Handle handle, UUID person) {
            return true;
        }
    };

    /** Whether a credential may be issued to this person. */
    boolean mayHold(Handle handle, UUID person);

    /** Whether others who have the address may read this person's name there; the holder always may. */
    boolean isNamed(Handle handle, UUID person);
}
