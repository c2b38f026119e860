package qadam.counting;

/** A class or department whose people can be counted. */
public record CountGroup(long number, String title) {
}
