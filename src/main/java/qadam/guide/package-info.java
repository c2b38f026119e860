/**
 * The teacher's side of a lesson: how to give it to thirty pupils in forty minutes with one device, five or thirty; what to throw on the wall, what to
 * hand out on paper, and the short-term plan that a school asks for. Open to everybody, for schools without accounts need it too.
 *
 * <p>Face: {@link qadam.guide.TeachersSide}. Tables: none; the guides lie beside the courses and are read by {@link qadam.catalog.Guides}.
 *
 * <p>Invariants: a lesson without a guide has no page here and no link; the pages are the same bytes for everybody; what only a school knows (its
 * name, the day, the teacher, the class, who was there) stays an empty line and is never asked for.
 */
package qadam.guide;
