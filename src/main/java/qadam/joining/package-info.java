/**
 * One person once: two accounts that may be one person's are joined when the person says so, or two of the office do; and two again when that was wrong.
 *
 * <p>Face: {@link qadam.joining.Joining} (put together in {@code House}), {@link qadam.joining.Matches} (whoever reads a list or a token says there whom
 * it has seen). How the rows of two accounts become one person's is {@link qadam.identity.JoinPersons}'s to do and each package's to say
 * ({@link qadam.identity.JoinListener}).
 *
 * <p>Tables: joinings, joined_rows, match_tags.
 *
 * <p>Invariants: nothing is joined by itself; a pair that was declined or parted is not proposed again but by the office; proposer and confirmer are two
 * people, and neither is one of the two accounts; of a national id only a match tag is kept; every row that a joining changes is written down
 * in its transaction, and taking it back leaves the rows as they were; of several joinings into one account the last is taken back first.
 */
package qadam.joining;
