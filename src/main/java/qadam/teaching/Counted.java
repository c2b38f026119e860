package qadam.teaching;

import java.util.Map;
import java.util.Optional;

/** The numbers of one place by course. @param byWeek whether its weeks are kept: not of classes and departments */
record Counted(long place, Optional<Long> parent, boolean byWeek, Map<String, Tally> tallies) {
}
