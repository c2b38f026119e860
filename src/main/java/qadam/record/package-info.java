/**
 * The record: every step anybody took, append-only, and the receipts for them.
 *
 * <p>Face: {@link qadam.record.Steps}; {@link qadam.record.Receipts}, the proof that a step is stored (format in
 * {@code docs/api/receipts.md}); {@link qadam.record.XapiMapping}, a step as others read it.
 * Tables: {@code steps}, {@code commits}, {@code nodes}, {@code course_numbers}, {@code activity_numbers}.
 *
 * <p>Invariants: a step is one xAPI statement (mapping in {@code docs/api/xapi.md}); the same id with the same content is
 * the same step, with another content it is refused; rows are never changed or deleted; {@code sequence} grows on this
 * node in the order of commits, and a commit is its node's steps from one number to the next; on PostgreSQL each lane in
 * which a server writes is a node. Signing happens after the
 * commit, on the thread of whoever asks, and gives the same bytes every time. A step is appended in the transaction of the projection that shows it.
 */
package qadam.record;
