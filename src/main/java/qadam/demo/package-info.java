/**
 * The demonstration: invented people and weeks of invented history, so that every screen has something to show.
 *
 * <p>Face: {@link qadam.demo.Demonstration} (wired in {@code House}) and {@link qadam.demo.Stage}, the faces it plays on.
 * Tables: none of its own; in {@code settings} it marks the database at its first start, as real or as a demonstration.
 *
 * <p>Invariants: the mark never changes, so no invented person ever stands beside a real one; everything goes by the roads
 * that real people take, with a clock set back; a demonstration's programme has an id of its own, which no real programme
 * counts, and its credentials say what they are; national ids are of people born in the nineteenth century.
 */
package qadam.demo;
