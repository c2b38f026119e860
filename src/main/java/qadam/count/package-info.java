/**
 * The count: how many people the programme has trained, by a published rule, from the leaves and nothing else.
 *
 * <p>Face: {@link qadam.count.Counts} (gives the {@link qadam.count.Standing}: the number and what stands beside it), {@link qadam.count.CountFollower} (hears of checkpoints), {@link qadam.count.Reach} (asked for
 * who took a step, wired in {@code House}), {@link qadam.count.VerifyCount}, the command of a stranger. Also the office's page on which the programme gets its next edition. The rule is
 * {@link qadam.count.CountRule}; {@link qadam.count.Recount} applies it to the leaves of any log, ours or a downloaded one.
 *
 * <p>Tables: count_states (of which tree and by which rule), count_cells (the numbers), count_earlier (from what the change is told); all are computed anew at each checkpoint, by the same rule.
 *
 * <p>Invariants: what is shown was computed from the public log at a published checkpoint and from nothing else; one person tag counts
 * once in the total and at most once in each row; a leaf counts by the edition of the programme that it names; a revoked or open-bank credential
 * never counts (the open bank counts in a demonstration, whose programme no other installation counts); only confirmed persons are trained, the others are "declared"; a published row below ten is not shown.
 * Reading costs the same however many people there are. Knows no names.
 */
package qadam.count;
