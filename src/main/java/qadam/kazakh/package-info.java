/**
 * Kazakh for search, as a library over Lucene: analysers, filters, and three fields in which a text is found however the question is typed.
 * {@code docs/kazakh.md} says how to use it elsewhere, what it knows of the language and where from.
 *
 * <p>Face: {@link qadam.kazakh.KazakhFields}, an index field and its question; {@link qadam.kazakh.KazakhAnalyzer} and the filters, for
 * whoever builds a chain of their own; {@link qadam.kazakh.KazakhStemmer}, {@link qadam.kazakh.Letters} and {@link qadam.kazakh.LatinKazakh} on plain strings.
 * Tables: none.
 *
 * <p>Invariants: offsets are those of the text; no token is empty; nothing is thrown at any text; a question is never longer than Lucene allows;
 * everything may be shared by threads. No lexicon but our own short lists; what is stripped is a key to search by, not a lemma to show.
 * Not here: Russian and English, what is searched, and any other package of ours.
 */
package qadam.kazakh;
