/**
 * The tree of places: country, region, school or agency, class or department; who is a member where, and who may do what where.
 *
 * <p>Face: {@link qadam.organisation.Organisations} (the tree), {@link qadam.organisation.Members}, {@link qadam.organisation.Scope} (the one guard
 * of every route that has a place in its address). Rights themselves are {@link qadam.identity.PlacedRoles}.
 *
 * <p>Tables: organisations, memberships.
 *
 * <p>Invariants: a place's path begins with its parent's, so a branch is one range; the root is number 1 and regions lie under it, one for each of
 * {@code regions.yaml}; nobody reaches beyond the branch of a place in which they hold a role, and a place out of reach is answered as one
 * that does not exist; memberships are dated rows, ended and never removed but with their person. A closed place takes nobody and nothing new.
 */
package qadam.organisation;
