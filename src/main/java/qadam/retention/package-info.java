/**
 * How long things are kept, and the nightly sweep that lets go of them.
 *
 * <p>Face: {@link qadam.retention.Retention}. No table of its own: each package lets go of its own rows
 * ({@link qadam.shared.Forgetting}), and is told here what is old.
 *
 * <p>Invariants: what the page on privacy says is read from the same plan by which the sweep goes; the record of steps is never
 * touched; a sweep that was cut off is done again.
 */
package qadam.retention;
