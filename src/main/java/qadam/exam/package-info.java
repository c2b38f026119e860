/**
 * Exams: the banks questions are drawn from, the form a person is given, one sitting, every save, the result, rescoring.
 *
 * <p>Face: {@link qadam.exam.Attempts} (start, save, hand in), {@link qadam.exam.ItemBanks} (open and sealed),
 * {@link qadam.exam.Rescoring}, {@link qadam.exam.OpenAttempts} (all that the tutor may know), {@link qadam.exam.ExamDesk} (staff),
 * {@link qadam.exam.BroughtResponses} (answers in a file); news: {@link qadam.exam.ExamPassed}, {@link qadam.exam.ExamChanged}. {@link qadam.exam.ExamHouse} puts them together.
 *
 * <p>Tables: {@code sealed_banks}, {@code sealed_items}, {@code item_corrections}, {@code attempts}, {@code responses},
 * {@code rescorings}, {@code attempt_seats}, {@code attempt_contacts}, {@code late_arrivals}, {@code hand_ins}, {@code extra_times}.
 *
 * <p>Invariants: what the server received before the end is scored, and what comes later is never dropped ({@link qadam.exam.Lateness}); an attempt is closed once
 * and told once, until staff opens it again; the server's clock alone decides what is late; a key never leaves the server; a sealed item lies encrypted at rest and is
 * never logged or shown outside an attempt; rescoring only ever raises a result, whether
 * a sealed bank or a revision of the course corrected the key; an annulled attempt is never passed. Saving and closing both first change the
 * attempt's row, so that on PostgreSQL, too, no save slips in behind the scoring.
 */
package qadam.exam;
