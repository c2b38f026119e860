/**
 * Search: passages of published lessons that speak of what somebody asks, best first, with the words that were found. Also what a tutor may quote.
 *
 * <p>Face: {@link qadam.search.Search}, which gives {@link qadam.search.Found} {@link qadam.search.Passage}s, and its page and JSON
 * (docs/api/search.md). Tables: none; the index is made in memory when first asked, from the courses that are shown, and anew when they change, the same on
 * every node.
 *
 * <p>Invariants: only the running text of lessons is in it: no question, no answer, no reason, no item bank; a question finds passages in the language that
 * was asked for, whatever language the words of the trade in it are of; whatever is asked, nothing is thrown. Knows no person, keeps no question, and writes none into a log.
 */
package qadam.search;
