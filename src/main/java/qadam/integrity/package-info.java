/**
 * Integrity: the public, versioned rules by which evidence that cannot be is refused, and what only looks odd is shown to a human.
 *
 * <p>Face: {@link qadam.integrity.Integrity} (wired in {@code House}; credentials ask it through {@code credential.Scrutiny});
 * {@link qadam.integrity.Judge}, the rules as one pure function over {@link qadam.integrity.Evidence};
 * {@link qadam.integrity.Totals}, what is published; news: {@link qadam.integrity.ClaimJudged}.
 *
 * <p>Tables: integrity_cases, id_blocks, id_bursts, integrity_issued.
 *
 * <p>Invariants: only time and sequence that cannot be refuse at once; nothing refuses on device, address or likeness; what is missing or cannot be
 * read speaks for the person; a flag without a decision is released on its date; a human's word ends a case, never the person's own and never
 * twice the same officer's; no national id is stored, only a keyed mark for a week; judging never happens on the writer.
 */
package qadam.integrity;
