/**
 * The count: how many people the programme has trained, by a published rule, from the leaves and nothing else.
 *
 * <p>Face: {@link qadam.count.Counts} (hears of credentials, knows {@code trainedNow()}), {@link qadam.count.Reach} (asked for
 * who took a step, wired in {@code House}). Also the office's page on which the programme gets its next edition. The rule is {@link qadam.count.CountRule}, a pure function.
 *
 * <p>Tables: count_leaves (live leaves of each person tag), count_cells (the numbers); both are a projection that
 * {@code rebuild} makes anew from the leaves.
 *
 * <p>Invariants: one person tag counts once in the total and at most once in each row; a leaf counts by the edition of the programme
 * that it names, so a later edition changes nothing of what was counted; a revoked or open-bank credential never counts (the open bank counts in a demonstration, whose programme no other installation counts); only confirmed persons are trained, the others are "declared"; a published row below ten is not shown.
 * Reading costs the same however many people there are. Knows no names.
 */
package qadam.count;
