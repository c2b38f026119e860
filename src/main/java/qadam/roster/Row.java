package qadam.roster;

import java.util.List;
import java.util.Optional;

/**
 * One record of a part.
 *
 * @param file as the reader of a message knows it @param line on which it begins @param cells in the order of the part's columns
 * @param tag the match tag of the one national id that stood in it
 */
record Row(Part part, String file, long line, List<String> cells, Optional<byte[]> tag) {
    String get(String column) {
        return cells.get(part.column(column));
    }

    String id() {
        return get("sourcedId");
    }
}
