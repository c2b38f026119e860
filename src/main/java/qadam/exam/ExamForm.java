package qadam.exam;

import java.util.List;

/**
 * The paper that one attempt was given, stored whole, so that what was asked never depends on today's bank.
 *
 * @param scoring the scoring rule's version
 * @param passMark the fewest right answers that pass
 * @param sealed true when drawn from the sealed bank
 * @param seed what the drawing was made from: with the bank's version it can be repeated
 */
record ExamForm(int scoring, int passMark, boolean sealed, long seed, List<Place> places) {
    int size() {
        return places.size();
    }

    /** @param number counted from 1, as the learner sees it */
    Place place(int number) {
        return places.get(number - 1);
    }

    boolean has(int number) {
        return number >= 1 && number <= size();
    }
}
