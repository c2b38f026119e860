/**
 * Courses as data: reads and checks {@code courses/}, publishes immutable versions, and knows what a question is.
 *
 * <p>Face: {@link qadam.catalog.Courses}; records {@link qadam.catalog.Course}, {@link qadam.catalog.Item}; the one place
 * that decides right or wrong, {@link qadam.catalog.Judgement}; a question as a form, {@link qadam.catalog.ItemForm}, and what
 * comes back, {@link qadam.catalog.Responses}; {@link qadam.catalog.MistakeReports}. Shows the course list, course pages and
 * what a lesson says. Inside, {@code reading} reads the files.
 *
 * <p>Tables: {@code course_versions}, {@code mistake_reports}, {@code report_limits}. Invariants: a published version never
 * changes and is never deleted; an item's hash is its content; text and drawings that authors write reach a page only
 * rewritten from an allow-list; a page with a question holds neither its key nor an author's option id; a report of a mistake
 * says nothing of who sent it. Does not know learners.
 */
package qadam.catalog;
