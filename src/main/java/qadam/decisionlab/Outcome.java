package qadam.decisionlab;

import java.util.List;
import java.util.OptionalInt;
import qadam.lab.Tenths;

/** What a threshold does to the families of a place. @param wrong with an error in their papers @param alarms marked although nothing is wrong */
record Outcome(int applications, int wrong, int found, int right, int alarms) {
    /** A score above the threshold is marked. */
    static Outcome of(List<Family> some, int threshold) {
        int wrong = 0;
        int found = 0;
        int alarms = 0;
        for (Family one : some) {
            boolean marked = one.score() > threshold;
            wrong += one.wrong() ? 1 : 0;
            found += one.wrong() && marked ? 1 : 0;
            alarms += !one.wrong() && marked ? 1 : 0;
        }
        return new Outcome(some.size(), wrong, found, some.size() - wrong, alarms);
    }

    int marked() {
        return found + alarms;
    }

    int missed() {
        return wrong - found;
    }

    /** In tenths of a percent; empty of nothing. */
    OptionalInt rate(Measure measure) {
        return switch (measure) {
            case THRESHOLD -> OptionalInt.empty();
            case ALARMS -> share(alarms, right);
            case MISSES -> share(missed(), wrong);
            case MEANING -> share(found, marked());
            case MARKED -> share(marked(), applications);
        };
    }

    private static OptionalInt share(int part, int all) {
        return all == 0 ? OptionalInt.empty() : OptionalInt.of(Tenths.of(part, all));
    }
}
