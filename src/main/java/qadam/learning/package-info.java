/**
 * Learning: practice answered with feedback, my steps, and what comes next.
 *
 * <p>Face: {@link qadam.learning.Learning}. Table: {@code practice_progress}, a projection of steps of kind PRACTISED.
 *
 * <p>Invariants: a practice answer is a step and its projection in one transaction; the same step sent again changes
 * nothing; a lesson is taken when each of its practice items has been solved once; the words of a short-text answer are
 * judged and not kept. Lesson pages themselves belong to catalog and know no learner.
 */
package qadam.learning;
