/**
 * An agency's own directory keeps its staff list here up to date: SCIM 2.0 (RFC 7643, RFC 7644).
 *
 * <p>Face: {@link qadam.scim.Scim}. Tables: scim_tokens, scim_users, scim_groups, scim_members.
 *
 * <p>Invariants: a token opens one agency and reaches nothing beyond its branch, and what lies beyond is answered as what does not exist; it is
 * kept as a hash, ends by a date, and its maker sees it once. What a directory calls somebody lies sealed under the person's key and is found by
 * a keyed hash; mail addresses, telephone numbers and whatever else it sends is not kept, and a national id is refused. Nobody is deleted: whoever
 * is switched off or leaves is disabled and belongs nowhere in the agency, unless they made a way in of their own, which is theirs. Groups are departments.
 *
 * <p>Does not sign anybody in: that is single sign-on's.
 */
package qadam.scim;
