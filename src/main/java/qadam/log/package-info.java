/**
 * The public log: the leaves that wait become batches, batches become tiles, tiles a checkpoint that witnesses have seen.
 *
 * <p>Face: {@link qadam.log.PublicLog} (wired in {@code House}; is the {@link qadam.credential.LogBook} that credentials ask, tells
 * {@link qadam.log.LogListener}s of each {@link qadam.log.Published} checkpoint); {@link qadam.log.LogReader} reads a log that
 * anybody has published, from static files alone; the commands {@link qadam.log.LogCommand} and {@link qadam.log.WitnessCommand}.
 *
 * <p>Tables: log_states, log_leaves, log_checkpoints, log_closings, log_programmes, log_keys. Files: {@code log/} in the data folder, made from
 * the tables and never read for anything that is not in them.
 *
 * <p>Invariants: a leaf is appended once, with the queue's note of it in the same transaction; positions have no gap; what was
 * appended never changes. A checkpoint is signed only over durable leaves and only when it contains the last one; it is published
 * only with the witnesses that the policy asks for. A batch writes a cell of fewer than ten only coarsened.
 * A restored database appends nothing before somebody has settled that it knows all that was published.
 *
 * <p>Not here: what a leaf says ({@code credential}), trees and signatures ({@code proof}), the number ({@code count}).
 */
package qadam.log;
