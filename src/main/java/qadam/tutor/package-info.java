/**
 * The tutor: answers to a learner's question out of the lessons, each claim with the passage it stands in. Without a model, or when one may not be asked, it
 * shows the passages themselves and says so.
 *
 * <p>Face: {@link qadam.tutor.Tutor} (pages, {@code /api/tutor}), and {@link qadam.tutor.Answering}, which knows neither persons nor pages. Tables:
 * {@code tutor_ceilings}, {@code tutor_reports}, {@code tutor_opinions}.
 *
 * <p>Invariants: what a model says reaches nobody before it has been checked, sentence by sentence; a sentence is shown as "from the lesson" only when its
 * citation names a passage that was sent, its quote stands there word for word, and the sentence says no more than that passage; everything else is marked
 * or withheld. Nothing of it is ever markup. Nothing is answered while the asker sits an exam. Only running text of lessons is ever sent: no item, no key.
 *
 * <p>Deliberately not here: grades, steps, exams (a wall test holds that), speaking to a model's server ({@code model}), the log ({@code exchange}),
 * who may ask ({@code safeguard}).
 */
package qadam.tutor;
