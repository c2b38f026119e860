package qadam.counting;

import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The numbers that stand on the cards of a group's people, by person; empty where there are no cards. Wired in {@code House}. */
public interface CardNumbers {
    Map<UUID, Integer> of(Handle handle, long group);
}
