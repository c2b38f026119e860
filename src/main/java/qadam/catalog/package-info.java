/**
 * Courses as data: reads and checks {@code courses/}, publishes immutable versions, and knows what a question is.
 *
 * <p>Face: {@link qadam.catalog.Courses}; records {@link qadam.catalog.Course}, {@link qadam.catalog.Item}; the one place
 * that decides right or wrong, {@link qadam.catalog.Judgement}. Shows the course list, course pages and what a lesson says.
 *
 * <p>Invariants: a published version never changes; an item's hash is its content; text that authors write reaches a page
 * only through the sanitiser. Does not know learners.
 */
package qadam.catalog;
