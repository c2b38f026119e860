/**
 * The vision lab: ornaments drawn by our own generator, a ready set with a planted bias, and the grading of a small network that a learner has
 * trained in the browser.
 *
 * <p>Face: {@link qadam.visionlab.VisionLab}. Tables: none; the secret seed of the hidden set lies in {@code keys/}.
 *
 * <p>Invariants: the hidden set is drawn here and never leaves; a network is run by plain arithmetic of our own, never by foreign code; the same work
 * gives the same grade wherever and whenever it is graded, as long as the secret is the same; no picture that a learner took is ever sent here.
 */
package qadam.visionlab;
