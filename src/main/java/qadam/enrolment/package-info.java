/**
 * Enrolment by a link: a class or a department with so many places, from one day to another, and a queue for who comes later.
 *
 * <p>Face: {@link qadam.enrolment.Enrolment}. Tables: {@code enrolment_links}, {@code enrolments}.
 *
 * <p>Invariants: a link is never used by more people than it has places, whichever server they come to, because a place is taken by one
 * conditional change of the link's row; who waits moves up in order, in the transaction that freed the place, and is told; a link's secret is computed
 * from its number under a key and stands in no row; joining gives membership and no right.
 */
package qadam.enrolment;
