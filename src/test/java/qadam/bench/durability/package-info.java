/**
 * {@code ./qadam bench durability}: the real server is killed, cut off from its power, filled up, failed and misled about the
 * time, while learners send what they gave until they hold a receipt; afterwards the rows are compared with what was
 * acknowledged. Each part has a control that must lose, so that the rig is known to see a loss. See docs/run/durability.md.
 */
package qadam.bench.durability;
