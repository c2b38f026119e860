package qadam.answerfile;

/**
 * One answer of a file, in words.
 *
 * @param why empty where it was taken
 * @param bad whether it was not taken
 */
public record BroughtLine(String what, String state, String why, boolean bad) {
}
