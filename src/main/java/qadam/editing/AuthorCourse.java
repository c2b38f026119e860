package qadam.editing;

/**
 * A course on the authors' first page.
 *
 * @param address of its page, within the language
 * @param open suggestions that wait for an answer
 * @param reports of mistakes that nobody has answered
 */
public record AuthorCourse(String title, String address, int version, int open, int reports) {
}
