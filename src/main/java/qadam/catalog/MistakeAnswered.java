package qadam.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A reported mistake was answered.
 *
 * @param about as in {@link MistakeReport}
 * @param answer may be empty when nobody waits for it
 * @param reporter who asked to be told; from this moment on the report knows them no more
 * @param address where the reporter reads it, without origin and language; empty when nobody asked
 * @param by who answered
 */
public record MistakeAnswered(long number, String about, String answer, Optional<UUID> reporter, String address, UUID by, Instant at) {
    /** The course it is about; empty when it is about none. */
    public String course() {
        return about.split("/")[0];
    }
}
