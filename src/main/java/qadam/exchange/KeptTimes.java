package qadam.exchange;

/** How long this installation keeps things: rows of the log in months, words in days; 0 for ever. */
public record KeptTimes(int rowMonths, int wordDays) {
}
