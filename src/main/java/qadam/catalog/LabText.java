package qadam.catalog;

/**
 * A lab in one language.
 *
 * @param task what is to be done, sanitised HTML made from the author's Markdown
 * @param unplugged the same lab for a room without computers, sanitised HTML
 */
public record LabText(String title, String summary, Provenance provenance, String task, String unplugged) {
}
