package qadam.exam;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;

/**
 * Items to draw from.
 *
 * @param sealed true when nobody outside could read them
 */
record Bank(boolean sealed, List<Item> items) {
    /** Whether every strand has at least as many items as a form needs of it. */
    boolean fills(ExamPlan plan) {
        Map<String, Long> have = items.stream().collect(Collectors.groupingBy(Item::strand, Collectors.counting()));
        return plan.blueprint().entrySet().stream().allMatch(need -> have.getOrDefault(need.getKey(), 0L) >= need.getValue());
    }
}
