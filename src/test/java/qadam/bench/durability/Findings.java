package qadam.bench.durability;

import java.util.ArrayList;
import java.util.List;

/** What one look at the rows has found against the promises; all but the first two numbers should be nought. */
final class Findings {
    private static final int MOST_WORDS = 5;
    long acknowledged;
    long stored;
    long lost;
    long twice;
    long changed;
    long strange;
    long half;
    long receipts;
    long damaged;
    private final List<String> words = new ArrayList<>();

    void tell(String word) {
        if (words.size() < MOST_WORDS) {
            words.add(word);
        }
    }

    boolean areNone() {
        return lost + twice + changed + strange + half + receipts + damaged == 0;
    }

    List<String> words() {
        return words;
    }

    @Override
    public String toString() {
        return "acknowledged %,d, rows %,d, lost %d, twice %d, changed %d, of nobody %d, half %d, receipts false %d, file damaged %d"
            .formatted(acknowledged, stored, lost, twice, changed, strange, half, receipts, damaged);
    }
}
