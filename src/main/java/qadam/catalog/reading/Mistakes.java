package qadam.catalog.reading;

import java.util.ArrayList;
import java.util.List;

/** Gathers every mistake of one reading. A reader notes what is wrong, puts something harmless in its place and goes on. */
final class Mistakes {
    private static final int MOST = 1_000;

    private final List<Mistake> noted = new ArrayList<>();

    void add(Mistake mistake) {
        if (noted.size() < MOST && !noted.contains(mistake)) {
            noted.add(mistake);
        }
    }

    Spot at(String file, int line) {
        return new Spot(this, file, line);
    }

    List<Mistake> all() {
        return noted.stream().sorted(Mistake.IN_READING_ORDER).toList();
    }

    boolean has(Rule rule) {
        return noted.stream().anyMatch(mistake -> mistake.rule() == rule);
    }
}
