/**
 * What others can see of a person, and who has looked: from the roles that are really held where the person belongs, and from the trail.
 *
 * <p>Face: {@link qadam.visible.Visible}. No tables.
 *
 * <p>Invariants: nobody is named, only what they are and where; a role that nobody holds is not shown.
 */
package qadam.visible;
