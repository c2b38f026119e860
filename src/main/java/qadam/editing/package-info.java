/**
 * Mending courses in the browser: the original and its translations side by side, suggestions that another author answers,
 * editors' signatures, and the next version, published while the server runs.
 *
 * <p>Face: {@link qadam.editing.Editing}.
 *
 * <p>Tables: {@code text_suggestions}, {@code text_signatures}, {@code text_drafts}.
 *
 * <p>Invariants: nobody answers a suggestion of their own or signs what they wrote; a suggestion names the text it changes and
 * what stood there, and is never applied over something else unseen; what was typed is kept before anything is said about it;
 * a version, what it publishes and what follows from its keys are one transaction; a signature holds for the text that was
 * read and falls with the next change of it. Knows no learner: what a changed key means for results is the exam's business.
 */
package qadam.editing;
