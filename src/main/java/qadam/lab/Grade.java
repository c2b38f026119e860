package qadam.lab;

import java.util.List;

/** What work is worth, and why. */
public record Grade(List<Reason> reasons) {
    public Grade {
        reasons = List.copyOf(reasons);
    }

    public int points() {
        return reasons.stream().mapToInt(Reason::points).sum();
    }

    /** How many points there are to be had. */
    public int most() {
        return reasons.stream().mapToInt(Reason::most).sum();
    }
}
