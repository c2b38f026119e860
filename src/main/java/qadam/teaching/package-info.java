/**
 * Teaching: who is stuck in a class, what was assigned to whom, and the numbers by place for those who answer for many.
 *
 * <p>Face: {@link qadam.teaching.Teaching}. Tables: {@code assignments}, {@code sitting_moves}, {@code place_targets}; {@code place_counts}
 * and {@code place_weeks}, computed from other packages' faces and never told back.
 *
 * <p>Invariants: names are shown to a class's teacher and its school's head, and to an employer with one word each; a region and the national
 * office see numbers only, and below the places they answer for none under ten. A page of a class asks a fixed number of questions however
 * many are in it. The employer and the employee see the same line, made by the same template. Whose sitting was moved is told, and why is not asked.
 */
package qadam.teaching;
