package qadam.classroom;

import java.time.Instant;

/** What stands on one card. @param endsAt the first moment at which it holds no more */
public record PrintedCard(String name, int number, String picture, String word, Instant endsAt) {
    /** The last day on which it holds. */
    public Instant lastDay() {
        return endsAt.minusSeconds(1);
    }

    @Override
    public String toString() {
        return "PrintedCard[…]";
    }
}
