/**
 * The auditor's spot check: which of the people whom the log calls trained are to be found and asked. Public randomness that
 * nobody could know when the checkpoint was witnessed decides it, so that anybody can draw the same sample again.
 *
 * <p>Face: {@link qadam.spotcheck.SpotCheck}, the commands {@code draw}, {@code draw-people} and {@code judge} of {@code ./qadam log}.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: the same log, randomness and number give the same sample; each person stands in the draw once, whatever the number of their
 * credentials; nobody is drawn twice. Who somebody is leaves the house only for a sheet that its randomness draws from this log, into a
 * file that only its owner may read, with a line in the trail.
 *
 * <p>It deliberately does not say who is real: people find that out.
 */
package qadam.spotcheck;
