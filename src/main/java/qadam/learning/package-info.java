/**
 * Learning: practice answered with feedback, my steps, and what comes next.
 *
 * <p>Face: {@link qadam.learning.Learning}. Tables: {@code practice_progress}, {@code reached_learners}, {@code reached_counts} and
 * {@code reached_weeks}, projections of steps of kind PRACTISED: counts, earliest and latest, so that they are the same in whatever
 * order servers have written. {@link qadam.learning.Projections} makes them anew and compares:
 * the one place that reads record's table of steps itself, because sixty million of them are not handed over one by one.
 *
 * <p>Invariants: an answer is judged by the version it names; progress follows a
 * correction whole, a revision only where a question is unchanged; a practice answer is a step and its projection in one
 * transaction; the same step sent again changes nothing; a lesson is taken when each of its practice items has been solved once; the words of a short-text answer are
 * judged and not kept. Lesson pages themselves belong to catalog and know no learner.
 */
package qadam.learning;
