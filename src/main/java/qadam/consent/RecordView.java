package qadam.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The record of one pupil as its reader may see it.
 *
 * @param pupil as they are called now
 * @param holds what may be done now
 * @param rows all versions, the newest first
 * @param text that the newest row names
 */
public record RecordView(String pupil, Set<Purpose> holds, PupilState state, List<Row> rows, ConsentText text) {
    /**
     * One version.
     *
     * @param guardian empty where the reader is not to know, or nobody said
     * @param edition of the text, shortened
     */
    public record Row(long number, Instant givenAt, Act act, Method method, Set<Purpose> purposes, String guardian, Optional<Relation> relation, String edition,
                      String language, Instant untilAt) {
    }

    public Row newest() {
        return rows.getFirst();
    }
}
