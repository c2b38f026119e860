package qadam.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the checks have found so far. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void add(Complaint complaint, Map<String, Object> values) {
        all.add(new Finding(complaint, Map.copyOf(values)));
    }

    void addIf(boolean wrong, Complaint complaint, Map<String, Object> values) {
        if (wrong) {
            add(complaint, values);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    boolean has(Complaint complaint) {
        return all.stream().anyMatch(finding -> finding.complaint() == complaint);
    }
}
