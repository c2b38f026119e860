/**
 * Labs in a class: what its teacher sees of them, a lab begun anew, and the gallery in which learners show their work to one another.
 *
 * <p>Face: {@link qadam.gallery.Gallery}. Table: lab_showings.
 *
 * <p>Invariants: nothing is shown but by an act of its maker, who saw beforehand what others would see and can take it back at any time; only who belongs
 * to the class now, its teacher and its head see it; a minor's name stands beside it only while a guardian agrees to that; what a teacher hides stays
 * hidden, and stands in the trail. Points are never shown to classmates. Where a class loses points is said only when enough have handed in. A lab begun
 * anew loses nothing: what was handed in before is kept and marked.
 */
package qadam.gallery;
