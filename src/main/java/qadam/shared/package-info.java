/**
 * What every package stands on: ids, languages, refusals, messages and the one door to the database.
 *
 * <p>Face: {@link qadam.shared.Database} (read with many, write through writers, one on SQLite, that commit in groups),
 * {@link qadam.shared.Ids}, {@link qadam.shared.Language}, {@link qadam.shared.Texts}, {@link qadam.shared.Refusal}.
 *
 * <p>Tables: {@code settings}. Invariants: SQL is run only on the platform threads of {@code Readers} and {@code Writer},
 * because a SQLite call pins a virtual thread's carrier; time comes from the {@link java.time.InstantSource} that
 * {@code Main} hands out, put into {@link qadam.shared.SteadyClock}, which does not jump. Knows nothing of HTTP.
 */
package qadam.shared;
