/**
 * Courses as data: reads and checks {@code courses/}, publishes immutable versions, and knows what a question is.
 *
 * <p>Face: {@link qadam.catalog.Courses}; records {@link qadam.catalog.Course}, {@link qadam.catalog.Item}; the one place
 * that decides right or wrong, {@link qadam.catalog.Judgement}; a question as a form, {@link qadam.catalog.ItemForm}, and what
 * comes back, {@link qadam.catalog.Responses}; {@link qadam.catalog.Programmes} in their editions;
 * {@link qadam.catalog.MistakeReports}, with {@link qadam.catalog.MistakeListener} for who must hear of an answer. Shows the course list, course pages and
 * what a lesson says. Inside, {@code reading} reads the files.
 *
 * <p>Tables: {@code course_versions}, {@code programme_editions}, {@code mistake_reports}, {@code report_limits}. Invariants: a
 * published version and an edition never change and are never deleted; an item's hash is its content; text and drawings that authors write reach a page only
 * rewritten from an allow-list; a page with a question holds neither its key nor an author's option id; a report of a mistake
 * says nothing of who sent it, unless they asked to be told the answer, and then only until they are. Does not know learners.
 */
package qadam.catalog;
