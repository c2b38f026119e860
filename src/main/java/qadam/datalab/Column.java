package qadam.datalab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of the table. The last three were written down only after the bus had come: each learner's table has one of them. */
enum Column {
    HOUR(9, 12, 15, 18), TEMPERATURE(-20, -10, 0), SNOW(1, 6, 11), MARKET(1), STOPS(12, 16, 20, 25), BOARD(116, 131, 146), CALLS(1, 3, 5), REST(5, 10, 20), NOTE(1);

    /** The order in which the seed chooses. */
    static final List<Column> LEAKS = List.of(CALLS, REST, NOTE);
    static final List<String> IDS = Arrays.stream(values()).map(Column::id).toList();

    private final int[] edges;

    /** @param edges where one band of a chart ends and the next begins */
    Column(int... edges) {
        this.edges = edges;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    int bands() {
        return edges.length + 1;
    }

    int band(int value) {
        int at = 0;
        while (at < edges.length && value >= edges[at]) {
            at++;
        }
        return at;
    }
}
