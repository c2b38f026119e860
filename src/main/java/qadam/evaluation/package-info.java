/**
 * What a connected model is worth, measured with our own trilingual suite: {@code ./qadam tutor-eval}, signed results, and their page.
 *
 * <p>Face: {@link qadam.evaluation.Evaluations}, which gives {@link qadam.evaluation.Evaluation}s, the newest first, and the page
 * {@code /{language}/register/tutor/evaluation} (docs/run/tutor-eval.md). Tables: none; a result is a signed note in {@code evaluations/} of
 * the data folder, its key {@code keys/tutor-eval.jwk}.
 *
 * <p>Invariants: what the model wrote and what would have reached a learner are two numbers, never one; every number has its n and a 95 %
 * interval; a run that was cut says so. Questions are asked by the tutor's own road, {@code tutor.Answering}, and by no other. The suite
 * knows no person: every question in it is ours.
 *
 * <p>Not here: judging whether an answer teaches well. No number here says that.
 */
package qadam.evaluation;
