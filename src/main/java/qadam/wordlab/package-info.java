/**
 * The word lab: how text is cut into tokens, how the next word is drawn, why what is fluent need not be true, and how to check it. All of it is
 * really computed, by small models that learn from the lessons that are shown here, each time those change.
 *
 * <p>Face: {@link qadam.wordlab.WordLab}. Tables: none.
 *
 * <p>Invariants: what a learner types is cut, shown and forgotten; nothing that is computed here is passed off as a language model's answer, and
 * nothing of a large model is shown that was not asked for just now.
 */
package qadam.wordlab;
